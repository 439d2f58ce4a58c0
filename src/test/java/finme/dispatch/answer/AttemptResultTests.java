package finme.dispatch.answer;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Exchange;
import finme.dispatch.Outcome;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.AttemptResult.Unanswered;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of the request and its answer. */
class AttemptResultTests {
    private static final String BODY = "{\"status\": \"NO\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request_mapping_fault",
                "unusable_request",
                "token_refused",
                "invalid_url",
                "https_needed",
                "address_not_public",
                "unreachable",
                "tls_handshake"
            })
    void whatNeverLeftHasNoExchange(String reason) {
        assertThat(exchange(new Unanswered(Outcome.FAILED, reason).after(asked(null))))
                .isNull();
        Retryable again = (Retryable) new Retryable(reason, null).after(asked(null));
        assertThat(exchange(again)).isNull();
        assertThat(again.exhausted().exchange()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "connection_lost", "http_500", "redirected", "in_doubt", "answer_too_large"})
    void whatMayHaveArrivedHasOne(String reason) {
        assertThat(exchange(new Unanswered(Outcome.FAILED, reason).after(asked(null))))
                .isNotNull();
        Retryable again = (Retryable) new Retryable(reason, null).after(asked(null));
        assertThat(again.exhausted().exchange()).isEqualTo(asked(null));
    }

    /** A lender's own code may read like one of ours. */
    @Test
    void anAnswerHasOneWhateverItsReason() {
        Answer answer = new Answer(Outcome.DECLINED, "token_refused", List.of(), null, words(BODY));
        assertThat(exchange(new Answered(answer).after(asked(BODY)))).isEqualTo(asked(BODY));
    }

    @Test
    void theBodyIsKeptOnce() {
        PartnerWords kept = words(BODY).after(asked(BODY));
        assertThat(kept.raw()).isNull();
        assertThat(kept.exchange()).isEqualTo(asked(BODY));
    }

    /** A callback's words decide, beside the exchange of the request before. */
    @Test
    void anotherBodyStays() {
        PartnerWords kept = words("{\"event\": \"later\"}").after(asked(BODY));
        assertThat(kept.raw()).isEqualTo("{\"event\": \"later\"}");
        assertThat(words(BODY).after(null).raw()).isEqualTo(BODY);
    }

    /** However many requests follow. */
    @Test
    void theBodyThatDecidesStaysWhenAnotherAnswerFollows() {
        PartnerWords kept = words(BODY).after(asked(BODY)).after(asked("{\"status\": \"BUSY\"}"));
        assertThat(kept.raw()).isEqualTo(BODY);
        assertThat(kept.exchange()).isEqualTo(asked("{\"status\": \"BUSY\"}"));
        assertThat(kept.after(asked("{}")).raw()).isEqualTo(BODY);
    }

    private static PartnerWords words(String raw) {
        return new PartnerWords(null, null, null, List.of(), raw);
    }

    private static Exchange asked(@Nullable String answer) {
        return new Exchange(
                "POST", "https://a.example/x", "application/json", "{}", answer == null ? null : 200, answer);
    }

    private static @Nullable Exchange exchange(AttemptResult result) {
        if (result instanceof Retryable again) {
            return again.exchange();
        }
        return result instanceof Unanswered unsaid
                ? unsaid.exchange()
                : ((Answered) result).answer().words().exchange();
    }
}
