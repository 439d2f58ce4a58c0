package finme.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an application enters core. */
public interface ApplicationIntake {
    /**
     * Stores the application and starts its process in one transaction; when it returns, that is durable. A repeat, also
     * a concurrent one, gives the first receipt with {@code replayed}.
     *
     * @throws finme.kernel.Problem 422 {@code idempotency_key_reused} for the same key with other content, 409
     *     {@code in_progress} when the first takes longer than the lock time-out, 503 with retry-after when overloaded
     */
    Receipt submit(Submission submission);

    /** @return empty when there is none with this id from this source */
    Optional<StatusView> status(String source, UUID id);

    /**
     * @param key what makes a repeat a repeat
     * @param fingerprint lower-case hex SHA-256 of the content that must be the same under the same key
     * @param application canonical, valid against the schema, codes checked, phone and e-mail normalised
     */
    record Submission(
            String source,
            Key key,
            String fingerprint,
            JsonNode application,
            List<Fault> warnings,
            boolean test,
            Instant receivedAt) {
        @Override
        public String toString() {
            return "Submission[" + source + ']';
        }
    }

    /** @param value for PAYLOAD the payload's hash, which counts for 60 seconds only */
    record Key(Basis basis, String value) {
        public enum Basis {
            HEADER,
            EXTERNAL_ID,
            PAYLOAD
        }
    }

    record Receipt(
            UUID id,
            String reference,
            String status,
            List<Fault> warnings,
            @Nullable String completeUrl,
            boolean replayed) {}

    /** @param outcome code of how it ended or stands, null while nothing is to be said */
    record StatusView(
            UUID id,
            String reference,
            String status,
            Instant since,
            @Nullable String outcome) {}
}
