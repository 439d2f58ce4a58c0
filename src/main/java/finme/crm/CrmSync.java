package finme.crm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands records to the CRM: durable, batched, retried until confirmed, ordered per record. */
public interface CrmSync {
    /**
     * Queues the present state of an application in the caller's transaction; a newer state replaces one that still
     * waits.
     *
     * @param waitingAt where the process instance waits for the confirmation; null when nobody waits
     */
    void handOver(UUID application, @Nullable String waitingAt);
}
