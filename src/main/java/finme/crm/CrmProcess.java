package finme.crm;

import java.util.UUID;

/** What the CRM sync tells the process; {@code process} implements it. */
public interface CrmProcess {
    /** The CRM confirmed the finished application. Called in the transaction that records it. */
    void synced(UUID application, String waitingAt);
}
