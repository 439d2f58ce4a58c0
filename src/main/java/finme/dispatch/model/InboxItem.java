package finme.dispatch.model;

import finme.dispatch.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param event unique per partner @param raw sealed @param receivedAt null before it is stored */
public record InboxItem(
        UUID id,
        String partner,
        String event,
        @Nullable UUID dispatch,
        @Nullable UUID application,
        State state,
        @Nullable Outcome outcome,
        @Nullable String reason,
        byte[] raw,
        @Nullable Instant receivedAt) {
    public enum State {
        APPLIED,
        /** Kept until the application can take it. */
        TO_APPLY,
        /** Kept, but nothing followed: decided before, or the application has ended. */
        LATE,
        /** Contradicts what the partner said before, or what became of the application. */
        CONFLICT,
        UNMAPPABLE,
        UNKNOWN_REFERENCE
    }

    @Override
    public String toString() {
        return "InboxItem[" + id + ' ' + partner + ' ' + state + ']';
    }
}
