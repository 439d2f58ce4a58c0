package finme.dispatch.inbox;

import finme.dispatch.answer.Heard;
import finme.dispatch.applying.Answers;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.InboxItem.State;
import finme.dispatch.reading.CallbackReader.Message;
import finme.dispatch.store.Dispatches;
import finme.loan.LoanDesk;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a callback and applies it, both or neither; or stores it to be applied later. */
@Component
class InboxDesk {
    private final InboxRows rows;
    private final Dispatches dispatches;
    private final LoanDesk loans;
    private final Answers answers;
    private final DeferredAnswers later;

    InboxDesk(InboxRows rows, Dispatches dispatches, LoanDesk loans, Answers answers, DeferredAnswers later) {
        this.rows = rows;
        this.dispatches = dispatches;
        this.loans = loans;
        this.answers = answers;
        this.later = later;
    }

    /**
     * @param vouchedFor the sender proved who it is; without that, nothing is kept that names no case of ours, or anybody
     *     could fill the table
     */
    @Transactional
    public State accept(String partner, Message message, boolean vouchedFor) {
        String reference = message.reference();
        Optional<Dispatch> found = of(partner, message);
        State state = found.isEmpty() && reference != null ? State.UNKNOWN_REFERENCE : State.UNMAPPABLE;
        if (found.isEmpty() || message.unmappable()) {
            if (vouchedFor || found.isPresent()) {
                UUID borrower = found.map(
                                dispatch -> loans.lock(dispatch.application()).borrower())
                        .orElse(null);
                rows.add(partner, message, found.orElse(null), borrower, state);
            }
            return state;
        }
        Dispatch dispatch = found.get();
        UUID borrower = loans.lock(dispatch.application()).borrower();
        UUID id = rows.add(partner, message, dispatch, borrower, State.APPLIED);
        if (id == null) {
            return State.APPLIED;
        }
        Answers.Effect effect = answers.apply(Heard.of(dispatch, message.said()));
        State reached = State.valueOf(effect == Answers.Effect.IGNORED ? "LATE" : effect.name());
        if (reached != State.APPLIED) {
            rows.mark(id, reached);
        }
        return reached;
    }

    /** What could not be applied, of a case of ours. Locks nothing: whoever holds the application may be the trouble. */
    @Transactional
    public State keep(String partner, Message message) {
        Dispatch dispatch = of(partner, message).orElseThrow();
        UUID borrower = loans.find(dispatch.application()).orElseThrow().borrower();
        UUID id = rows.add(partner, message, dispatch, borrower, State.TO_APPLY);
        if (id != null) {
            later.keep(id, dispatch, message.said());
        }
        return State.TO_APPLY;
    }

    private Optional<Dispatch> of(String partner, Message message) {
        String reference = message.reference();
        return reference == null ? Optional.empty() : dispatches.byReference(partner, reference);
    }
}
