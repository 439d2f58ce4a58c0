package finme.crm;

import java.util.UUID;

/** Hands records to the CRM: durable, batched, retried until confirmed, ordered per record. */
public interface CrmSync {
    /**
     * Queues the present state of an application in the caller's transaction; a newer state replaces one that still
     * waits.
     */
    void handOver(UUID application);
}
