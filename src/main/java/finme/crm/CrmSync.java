package finme.crm;

import java.util.UUID;

/** Hands applications to the CRMs: durable, batched, told until confirmed, the newest state wins. */
public interface CrmSync {
    /**
     * Queues the present state of an application in the caller's transaction; a newer state replaces one that still
     * waits. When no CRM hears of applications, it is confirmed all the same, soon after the transaction.
     */
    void handOver(UUID application);
}
