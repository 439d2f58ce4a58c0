package finme.crm.connector;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.delivery.States.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Speaks to CRMs of one kind without holding a thread, and ends for sure within ten seconds. Nothing fails: whatever went
 * wrong is {@link CrmResult.Away}.
 */
public interface CrmConnector {
    Crm.Kind kind();

    /** @return whether its address can be told: this very server's is known once it is up */
    boolean reaches(Crm crm);

    /** @return most records it can be told at once, whatever the settings say */
    default int mostTold(Crm crm) {
        return Crm.MOST;
    }

    /** @return the same of records it can be asked for */
    default int mostRead(Crm crm) {
        return Crm.MOST;
    }

    /**
     * Asks what its records look like.
     *
     * @param names of the fields that matter
     * @return empty when such a CRM does not say
     */
    default CompletableFuture<CrmResult<Optional<CrmDescription>>> describe(
            Crm crm, Mapping mapping, Collection<String> names) {
        return CompletableFuture.completedFuture(new CrmResult.Said<>(Optional.empty()));
    }

    /** Makes each record there what it is here, new or not. */
    CompletableFuture<CrmResult<CrmTaken>> upsert(Crm crm, List<CrmRecord> records);

    /** Reads records as they are now. */
    CompletableFuture<CrmResult<Map<Subject, CrmReading>>> read(Crm crm, Mapping mapping, List<Subject> subjects);

    /**
     * Asks what has changed since a time by its clock, that time included, the oldest first.
     *
     * @param skip how many to leave out
     */
    CompletableFuture<CrmResult<CrmChangedPage>> changedSince(
            Crm crm, Mapping mapping, Instant from, int skip, int limit);
}
