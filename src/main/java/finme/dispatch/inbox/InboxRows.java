package finme.dispatch.inbox;

import finme.dispatch.model.Dispatch;
import finme.dispatch.model.InboxItem;
import finme.dispatch.model.InboxItem.State;
import finme.dispatch.reading.CallbackReader.Message;
import finme.dispatch.store.Inbox;
import finme.fdforge.BlindIndex;
import finme.fdforge.ErasedException;
import finme.fdforge.SecretBox;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts callbacks into the inbox, sealed under the borrower's key. One that names no case of ours may be about somebody
 * nevertheless: it has a key of its own, by the row's id, so that an erasure can reach it.
 */
@Component
public class InboxRows {
    /** Place of a text, in the database and in what seals it. */
    public static final String RAW = "inbox.raw";

    private final Inbox inbox;
    private final Vault vault;
    private final SecretBox secrets;
    private final BlindIndex index;

    InboxRows(Inbox inbox, Vault vault, SecretBox secrets, BlindIndex index) {
        this.index = index;
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
        UUID id = put(item(partner, message, dispatch, borrower, state));
        return id != null
                        || !inbox.saidOtherwise(
                                partner,
                                EventNames.stored(index, partner, message.event()),
                                message.answer().outcome())
                ? id
                : put(item(partner, message.apart(), dispatch, borrower, state));
    }

    /** When the row was there, one key is for nothing: that of the repeat, or of the text it replaces. */
    private @Nullable UUID put(InboxItem item) {
        UUID id = inbox.add(item);
        if (!item.id().equals(id)) {
            if (item.application() == null) {
                vault.drop(List.of(item.id()));
            } else if (id != null) {
                vault.drop(List.of(id));
            }
        }
        return id;
    }

    void mark(UUID id, State state) {
        inbox.mark(id, state);
    }

    private InboxItem item(
            String partner, Message message, @Nullable Dispatch dispatch, @Nullable UUID borrower, State state) {
        UUID id = Ids.next();
        return new InboxItem(
                id,
                partner,
                EventNames.stored(index, partner, message.event()),
                dispatch == null ? null : dispatch.id(),
                dispatch == null ? null : dispatch.application(),
                state,
                message.answer().outcome(),
                message.answer().reasonCode(),
                borrower == null ? vault.create(id).seal(RAW, id, bytes(message)) : seal(borrower, message),
                null);
    }

    /** The event is the row's identity; a person who was erased meanwhile leaves no text behind. */
    private byte[] seal(UUID borrower, Message message) {
        try {
            UUID place = UUID.nameUUIDFromBytes(message.event().getBytes(StandardCharsets.UTF_8));
            return vault.of(borrower).seal(RAW, place, bytes(message));
        } catch (ErasedException erased) {
            return new byte[0];
        }
    }

    private static byte[] bytes(Message message) {
        return message.raw().getBytes(StandardCharsets.UTF_8);
    }

    /** The text of a callback that names no case of ours; those of former versions lie under the installation's key. */
    public String open(UUID id, byte[] raw) {
        try {
            return new String(vault.of(id).open(RAW, id, raw), StandardCharsets.UTF_8);
        } catch (ErasedException former) {
            return secrets.open(RAW, raw);
        }
    }
}
