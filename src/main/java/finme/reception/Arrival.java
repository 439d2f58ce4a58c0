package finme.reception;

import finme.canonical.CanonicalApplication;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application as it arrives at core.
 *
 * @param id of the application to be
 * @param keys what makes a repeat a repeat; all have to mean the same application
 * @param warnings what was left out on the way; a repeat gets them again
 * @param missing required values that are not there; empty when the application is complete
 * @param test how the test is to end; null for a real application
 * @param receivedAt when the sender was answered, or will be: may be long ago
 * @param way how it came, which decides what its source's limits mean to it
 */
public record Arrival(
        UUID id,
        String source,
        List<Key> keys,
        CanonicalApplication application,
        List<Fault> warnings,
        List<Fault> missing,
        @Nullable String test,
        Instant receivedAt,
        Way way) {
    /**
     * What makes a repeat a repeat.
     *
     * @param basis where the value comes from; the same value of another basis is another key
     * @param fingerprint lower-case hex SHA-256 of the content that must be the same under the same key
     */
    public record Key(Basis basis, String value, String fingerprint) {
        @Override
        public String toString() {
            return "Key[" + basis + ']';
        }
    }

    /** The payload's hash counts for 60 seconds, and only by itself. */
    public enum Basis {
        HEADER,
        EXTERNAL_ID,
        PAYLOAD
    }

    public enum Way {
        /** Its sender waits for the answer: all limits count. */
        SENT,
        /** An edge has acknowledged it: it is counted and never refused. */
        KEPT,
        /** A row of a file: caps count, the limit a minute does not. */
        FILED
    }

    /** The same under another key. */
    public Arrival keyedBy(Key key) {
        return new Arrival(id, source, List.of(key), application, warnings, missing, test, receivedAt, way);
    }

    @Override
    public String toString() {
        return "Arrival[" + source + ", " + id + ']';
    }
}
