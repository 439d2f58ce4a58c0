package finme.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the sync stands with all CRMs together, for people who look after it. */
public interface CrmQueue {
    Status status();

    /**
     * @param configured whether there is a CRM at all
     * @param waiting records not confirmed yet
     * @param oldest since when the oldest of them waits
     * @param lastError status or kind of failure, with the CRM's error code; never a value
     */
    record Status(
            boolean configured,
            long waiting,
            @Nullable Instant oldest,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {}
}
