package finme.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One erasure of a person.
 *
 * @param persons all ids of the person
 * @param attempts how often it failed so far
 */
public record Erasure(
        UUID id,
        List<UUID> persons,
        Reason reason,
        String actor,
        State state,
        Instant requestedAt,
        @Nullable Instant erasedAt,
        @Nullable Instant doneAt,
        int attempts) {
    /** A code and no text: a text about a person may name them. */
    public enum Reason {
        PERSON_ASKED,
        CONSENT_WITHDRAWN,
        UNLAWFUL,
        RETENTION,
        /** A restored backup had brought the person back. */
        RESTORED,
        OTHER
    }

    public enum State {
        REQUESTED,
        /** Written down where no restore of the database reaches it. */
        FILED,
        /** Unreadable. */
        ERASED,
        /** And nothing is left by transactions that were under way meanwhile. */
        DONE
    }
}
