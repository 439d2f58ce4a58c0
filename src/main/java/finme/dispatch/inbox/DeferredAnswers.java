package finme.dispatch.inbox;

import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.answer.Heard;
import finme.dispatch.applying.Answers;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.InboxItem;
import finme.dispatch.store.DeferredRows;
import finme.dispatch.store.DeferredRows.Due;
import finme.dispatch.store.Inbox;
import finme.kernel.Ids;
import finme.loan.LoanDesk;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers whose application can't take them now, say because somebody suspended its instance. They are kept in the inbox
 * and applied as soon as it can; the partner is not asked again.
 */
@Component
class DeferredAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredAnswers.class);

    private final Inbox inbox;
    private final DeferredRows toApply;
    private final KeptResults results;
    private final Answers answers;
    private final LoanDesk loans;

    DeferredAnswers(Inbox inbox, DeferredRows toApply, KeptResults results, Answers answers, LoanDesk loans) {
        this.inbox = inbox;
        this.toApply = toApply;
        this.results = results;
        this.answers = answers;
        this.loans = loans;
    }

    /** An answer to an attempt. One and the same is kept once. */
    @Transactional
    public void keep(Dispatch dispatch, AttemptResult result) {
        boolean said = result instanceof Answered;
        InboxItem item = new InboxItem(
                Ids.next(),
                dispatch.partner(),
                "finme:%s:%d:%s".formatted(dispatch.id(), dispatch.attempt(), KeptResults.outcome(result)),
                dispatch.id(),
                dispatch.application(),
                InboxItem.State.TO_APPLY,
                KeptResults.outcome(result),
                said ? ((Answered) result).answer().reasonCode() : ((Unanswered) result).reasonCode(),
                new byte[0],
                null);
        UUID id = inbox.add(item);
        if (id != null) {
            keep(id, dispatch, result);
        }
    }

    /** @param item of the inbox, TO_APPLY */
    void keep(UUID item, Dispatch dispatch, AttemptResult result) {
        UUID borrower = loans.find(dispatch.application()).orElseThrow().borrower();
        toApply.keep(item, dispatch.id(), results.seal(borrower, item, result));
        LOG.warn(
                "{} of {} to dispatch {} can't be applied now; it is kept and applied later",
                KeptResults.outcome(result),
                dispatch.partner(),
                dispatch.id());
    }

    /** The application is locked first, as everywhere. */
    @Transactional
    public void apply(Due due) {
        UUID borrower = loans.lock(due.application()).borrower();
        if (!toApply.take(due.id())) {
            return;
        }
        AttemptResult result = results.open(borrower, due);
        Answers.Effect effect = answers.apply(new Heard(due.application(), due.dispatch(), result));
        if (effect == Answers.Effect.IGNORED) {
            toApply.drop(due.id(), due.dispatch());
        } else if (effect != Answers.Effect.APPLIED) {
            inbox.mark(due.id(), InboxItem.State.valueOf(effect.name()));
        }
    }
}
