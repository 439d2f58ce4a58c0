package finme.crm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the sync with the CRM stands, for people who look after it. */
public interface CrmQueue {
    Status status();

    /** Records that wait for the CRM, those that failed most often first. */
    List<Waiting> waiting(int limit);

    /**
     * @param configured whether there is a CRM at all
     * @param waiting records not confirmed yet
     * @param oldest since when the oldest of them waits
     * @param lastError HTTP status or kind of failure, with the CRM's error code; never a value
     */
    record Status(
            boolean configured,
            long waiting,
            @Nullable Instant oldest,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {}

    record Waiting(UUID application, int attempts, @Nullable String error, Instant queuedAt, Instant nextTryAt) {}
}
