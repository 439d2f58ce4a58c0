package finme.dispatch.explain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.PersonFacts.Facts;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerTrial.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.answer.Reply;
import finme.dispatch.applying.PersonNews;
import finme.dispatch.calling.Faults;
import finme.dispatch.reading.AnswerReader;
import finme.dispatch.rule.Judgement;
import finme.kernel.Money;
import finme.partner.Partner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a trial shows of an answer: what would count, and what came. */
@Component
class TrialAnswers {
    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};

    private final AnswerReader reader;
    private final PersonNews news;
    private final ObjectMapper json;

    TrialAnswers(AnswerReader reader, PersonNews news, ObjectMapper json) {
        this.reader = reader;
        this.news = news;
        this.json = json;
    }

    /** @param asked what was applied for; null when the application tried with does not say */
    Answer of(Partner partner, @Nullable Money asked, @Nullable Reply reply, @Nullable Throwable fault, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        Integer status = reply == null ? null : reply.status();
        AttemptResult result = reply == null
                ? Faults.result(fault == null ? new IllegalStateException() : fault)
                : reader.read(partner, reply);
        String body = reply == null ? null : PartnerWords.cut(reply.body());
        if (result instanceof AttemptResult.Answered heard) {
            AttemptResult.Answered said = asked == null
                    ? heard
                    : new AttemptResult.Answered(Judgement.possible(asked, heard.answer(), Instant.now()));
            PartnerWords words = said.answer().words();
            return new Answer(
                    status,
                    millis,
                    said.answer().outcome(),
                    OutcomeReasons.of(
                            said.answer().outcome(),
                            said.answer().reasonCode() == null
                                    ? words.code()
                                    : said.answer().reasonCode(),
                            reason(words)),
                    words.reference(),
                    offers(said),
                    said.answer().price(),
                    words.needs(),
                    facts(said.answer().told()),
                    body);
        }
        Outcome outcome = result instanceof AttemptResult.Unanswered unsaid ? unsaid.outcome() : Outcome.RETRY;
        String code = result instanceof AttemptResult.Unanswered unsaid
                ? unsaid.reasonCode()
                : ((AttemptResult.Retryable) result).reasonCode();
        return new Answer(
                status,
                millis,
                outcome,
                OutcomeReasons.of(outcome, code, null),
                null,
                List.of(),
                null,
                List.of(),
                null,
                body);
    }

    /** Of an answer under review, what would have to be put right. */
    private static @Nullable String reason(PartnerWords words) {
        return words.doubts().isEmpty()
                ? words.reason()
                : words.doubts().stream()
                        .map(doubt -> doubt.pointer() + ": " + doubt.why().sentence())
                        .collect(Collectors.joining(" "));
    }

    private List<Map<String, Object>> offers(AttemptResult.Answered said) {
        try {
            return json.readValue(json.writeValueAsBytes(said.answer().offers()), MAPS);
        } catch (IOException impossible) {
            throw new IllegalStateException("offers can't be written as JSON");
        }
    }

    private @Nullable Facts facts(Map<String, Object> told) {
        return told.isEmpty() ? null : news.read(told);
    }
}
