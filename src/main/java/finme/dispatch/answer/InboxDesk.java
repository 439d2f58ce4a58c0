package finme.dispatch.answer;

import finme.dispatch.answer.CallbackReader.Message;
import finme.dispatch.answer.Result.Said;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Inbox;
import finme.dispatch.store.InboxItem;
import finme.dispatch.store.InboxItem.State;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.loan.LoanDesk;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a callback and applies it, both or neither. */
@Component
class InboxDesk {
    private static final String RAW = "inbox.raw";

    private final Inbox inbox;
    private final Dispatches dispatches;
    private final LoanDesk loans;
    private final Answers answers;
    private final Vault vault;

    InboxDesk(Inbox inbox, Dispatches dispatches, LoanDesk loans, Answers answers, Vault vault) {
        this.inbox = inbox;
        this.dispatches = dispatches;
        this.loans = loans;
        this.answers = answers;
        this.vault = vault;
    }

    /**
     * @param vouchedFor the sender proved who it is; without that, nothing is kept that names no case of ours, or anybody
     *     could fill the table
     */
    @Transactional
    public State accept(String partner, Message message, boolean vouchedFor) {
        String reference = message.reference();
        Optional<Dispatch> found = reference == null ? Optional.empty() : dispatches.byReference(partner, reference);
        State state = found.isEmpty() && reference != null ? State.UNKNOWN_REFERENCE : State.UNMAPPABLE;
        if (found.isEmpty() || message.unmappable()) {
            if (vouchedFor || found.isPresent()) {
                keep(partner, message, found.orElse(null), state);
            }
            return state;
        }
        Dispatch dispatch = found.get();
        UUID borrower = loans.lock(dispatch.application()).borrower();
        UUID id = inbox.add(item(partner, message, dispatch, State.APPLIED, seal(borrower, message)));
        if (id == null) {
            return State.APPLIED;
        }
        Answers.Effect effect = answers.apply(dispatch.application(), dispatch.id(), new Said(message.answer()));
        State reached = State.valueOf(effect == Answers.Effect.IGNORED ? "LATE" : effect.name());
        if (reached != State.APPLIED) {
            inbox.mark(id, reached);
        }
        return reached;
    }

    private void keep(String partner, Message message, @Nullable Dispatch dispatch, State state) {
        byte[] raw = dispatch == null
                ? vault.sealSecret(RAW, message.raw())
                : seal(loans.lock(dispatch.application()).borrower(), message);
        inbox.add(item(partner, message, dispatch, state, raw));
    }

    private static InboxItem item(
            String partner, Message message, @Nullable Dispatch dispatch, State state, byte[] raw) {
        return new InboxItem(
                Ids.next(),
                partner,
                message.event(),
                dispatch == null ? null : dispatch.id(),
                dispatch == null ? null : dispatch.application(),
                state,
                message.answer().outcome(),
                message.answer().reasonCode(),
                raw,
                null);
    }

    /** The event is the row's identity; a person who was erased meanwhile leaves no text behind. */
    private byte[] seal(UUID borrower, Message message) {
        try {
            UUID place = UUID.nameUUIDFromBytes(message.event().getBytes(StandardCharsets.UTF_8));
            return vault.of(borrower).seal(RAW, place, message.raw().getBytes(StandardCharsets.UTF_8));
        } catch (ErasedException erased) {
            return new byte[0];
        }
    }
}
