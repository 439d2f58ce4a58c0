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
 */
public record Arrival(
        UUID id,
        String source,
        List<Key> keys,
        CanonicalApplication application,
        List<Fault> warnings,
        List<Fault> missing,
        @Nullable String test,
        Instant receivedAt) {
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

    @Override
    public String toString() {
        return "Arrival[" + source + ", " + id + ']';
    }
}
