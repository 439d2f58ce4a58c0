package finme.dispatch.notice;

import finme.dispatch.PartnerNotices.State;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.Reply;
import finme.dispatch.applying.Answers;
import finme.dispatch.notice.NoticeTable.Due;
import finme.dispatch.reading.AnswerReader;
import finme.dispatch.reading.NoticeReader;
import finme.dispatch.reading.NoticeReader.Heard;
import finme.partner.Partner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows from one try. What a partner answers to a reply is applied in the transaction that writes down that it did. */
@Component
class NoticeOutcome {
    private final NoticeTable table;
    private final NoticeReader reader;
    private final AnswerReader answerReader;
    private final Answers answers;
    private final TransactionTemplate transaction;

    NoticeOutcome(
            NoticeTable table,
            NoticeReader reader,
            AnswerReader answerReader,
            Answers answers,
            TransactionTemplate transaction) {
        this.table = table;
        this.reader = reader;
        this.answerReader = answerReader;
        this.answers = answers;
        this.transaction = transaction;
    }

    void heard(Due due, Partner partner, Reply reply) {
        switch (due.kind()) {
            case RECALL -> confirmed(due, partner, partner.recall(), reply);
            case ACCEPT -> confirmed(due, partner, partner.accept(), reply);
            case REPLY -> replied(due, partner, reply);
        }
    }

    void failed(Due due, Partner partner, String reason) {
        boolean tried = due.attempt() >= partner.request().attempts();
        State state = due.state() == State.SENT ? State.SENT : tried ? State.FAILED : State.WAITING;
        Duration wait = due.last() ? null : Pauses.after(due.attempt());
        table.settle(due, wait == null && state == State.WAITING ? State.FAILED : state, reason, wait);
    }

    private void confirmed(Due due, Partner partner, Partner.@Nullable Notice how, Reply reply) {
        Heard heard = reader.read(how == null ? null : how.answer(), reply);
        switch (heard.verdict()) {
            case CONFIRMED -> table.settle(due, State.CONFIRMED, null, null);
            case TAKEN ->
                table.settle(due, State.SENT, heard.reason(), due.last() ? null : Pauses.unconfirmed(due.attempt()));
            case REFUSED -> failed(due, partner, String.valueOf(heard.reason()));
        }
    }

    private void replied(Due due, Partner partner, Reply reply) {
        Partner.Notice how = partner.reply();
        String mapping = how == null || how.answer() == null ? partner.answer() : how.answer();
        AttemptResult result = answerReader.read(mapping, partner, reply);
        if (result instanceof Answered said) {
            transaction.executeWithoutResult(status -> apply(due, said));
        } else {
            failed(due, partner, result.code());
        }
    }

    /** The application first, as everywhere: whoever has a row of a case has locked it. */
    private void apply(Due due, Answered said) {
        answers.apply(new finme.dispatch.answer.Heard(due.application(), due.dispatch(), said));
        table.settle(due, State.CONFIRMED, null, null);
    }
}
