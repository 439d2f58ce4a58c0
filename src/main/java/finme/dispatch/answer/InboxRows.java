package finme.dispatch.answer;

import finme.dispatch.answer.CallbackReader.Message;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Inbox;
import finme.dispatch.store.InboxItem;
import finme.dispatch.store.InboxItem.State;
import finme.fdforge.ErasedException;
import finme.fdforge.SecretBox;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts callbacks into the inbox, sealed. */
@Component
class InboxRows {
    private static final String RAW = "inbox.raw";

    private final Inbox inbox;
    private final Vault vault;
    private final SecretBox secrets;

    InboxRows(Inbox inbox, Vault vault, SecretBox secrets) {
        this.inbox = inbox;
        this.vault = vault;
        this.secrets = secrets;
    }

    /**
     * A partner may name its loan where it should name the event, so an event that says something else is another one.
     *
     * @param borrower whose dispatch it is; null when it names no case of ours
     * @return the row's id; null when it is a repeat
     */
    @Nullable
    UUID add(String partner, Message message, @Nullable Dispatch dispatch, @Nullable UUID borrower, State state) {
        UUID id = inbox.add(item(partner, message, dispatch, borrower, state));
        return id != null
                        || !inbox.saidOtherwise(
                                partner, message.event(), message.answer().outcome())
                ? id
                : inbox.add(item(partner, message.apart(), dispatch, borrower, state));
    }

    void mark(UUID id, State state) {
        inbox.mark(id, state);
    }

    private InboxItem item(
            String partner, Message message, @Nullable Dispatch dispatch, @Nullable UUID borrower, State state) {
        return new InboxItem(
                Ids.next(),
                partner,
                message.event(),
                dispatch == null ? null : dispatch.id(),
                dispatch == null ? null : dispatch.application(),
                state,
                message.answer().outcome(),
                message.answer().reasonCode(),
                borrower == null ? secrets.seal(RAW, message.raw()) : seal(borrower, message),
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
