package finme.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How an application enters core. In core the answer is there when the call returns; at an edge it comes when core has given
 * it, and nobody's thread waits for that. A refusal is the future's failure.
 */
public interface ApplicationIntake {
    /**
     * Stores the application and starts its process in one transaction; when it answers, that is durable. A repeat, also
     * a concurrent one, gives the first receipt with {@code replayed}.
     *
     * @return fails with {@link finme.kernel.Problem}: 422 {@code idempotency_key_reused} or {@code external_id_reused} for the same key with
     *     other content, 409 {@code in_progress} when the first takes longer than the lock time-out, 503 with retry-after
     *     when overloaded
     */
    CompletableFuture<Receipt> submit(Submission submission);

    /** @return empty when there is none with this id from this source */
    CompletableFuture<Optional<StatusView>> status(String source, UUID id);

    /**
     * @param id of the application to be, UUID v7, given at the edge
     * @param keys what makes a repeat a repeat; every one that there is counts, and all have to mean the same application
     * @param application canonical, codes checked, phone and e-mail normalised; valid against the schema but for what is
     *     missing
     * @param missing required values that are not there, or of no use; only of a source that lets them be completed
     * @param test how the test is to end; null for a real application
     * @param link fingerprint of the link that an edge has given its sender while core was away; null for none
     */
    record Submission(
            UUID id,
            String source,
            List<Key> keys,
            JsonNode application,
            List<Fault> warnings,
            List<Fault> missing,
            @Nullable String test,
            Instant receivedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String link) {
        public Submission promised(String fingerprint) {
            return new Submission(id, source, keys, application, warnings, missing, test, receivedAt, fingerprint);
        }

        @Override
        public String toString() {
            return "Submission[" + source + ", " + id + ']';
        }
    }

    /**
     * @param value for PAYLOAD the payload's hash, which counts for 60 seconds only
     * @param fingerprint lower-case hex SHA-256 of the content that must be the same under the same key
     */
    record Key(Basis basis, String value, String fingerprint) {
        public enum Basis {
            HEADER,
            EXTERNAL_ID,
            PAYLOAD
        }

        @Override
        public String toString() {
            return "Key[" + basis + ']';
        }
    }

    /**
     * @param completeUrl path of the page that asks for what is missing; only when INCOMPLETE
     * @param statusPage path of the borrower's own page
     */
    record Receipt(
            UUID id,
            String reference,
            String status,
            List<Fault> warnings,
            @Nullable String completeUrl,
            @Nullable String statusPage,
            boolean replayed) {
        @Override
        public String toString() {
            return "Receipt[" + reference + ", " + status + ']';
        }
    }

    /** @param outcome code of how it ended or stands, null while nothing is to be said */
    record StatusView(
            UUID id,
            String reference,
            String status,
            Instant since,
            @Nullable String outcome) {}
}
