package finme.crm.connector;

import finme.crm.Crm;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Speaks to CRMs of one kind without holding a thread, and ends for sure within ten seconds. */
public interface CrmConnector {
    Crm.Kind kind();

    /** @return whether its address can be told: this very server's is known once it is up */
    boolean reaches(Crm crm);

    /** Makes each record there what it is here, new or not. Never fails: whatever went wrong is {@link CrmAnswer.Away}. */
    CompletableFuture<CrmAnswer> upsert(Crm crm, List<CrmRecord> records);
}
