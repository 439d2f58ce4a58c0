package finme.crm;

import finme.crm.CrmLoads.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares everything a CRM is to have with what it has. What is ours is told again, what is the CRM's is taken over, and
 * what both have changed becomes a conflict. It goes on where it stopped, whatever happens meanwhile.
 */
public interface CrmReconciliations {
    /** @throws finme.kernel.Problem 404 unknown CRM, 409 {@code reconciliation_running} */
    UUID start(String crm, String actor);

    /**
     * Tells one record once more, whatever the CRM is thought to have.
     *
     * @throws finme.kernel.Problem 404 unknown CRM or record, 409 when it is none of the CRM's business or somebody has to
     *     decide first
     */
    void tell(String crm, RecordKind kind, String key, String actor);

    Optional<Reconciliation> find(String crm, UUID id);

    Optional<Reconciliation> newest(String crm);

    /** @throws finme.kernel.Problem 404 unknown, 409 {@code reconciliation_ended} */
    void pause(String crm, UUID id, String actor);

    /** @throws finme.kernel.Problem as {@link #pause} */
    void resume(String crm, UUID id, String actor);

    /** Ends it for good; what it found so far stays. @throws finme.kernel.Problem as {@link #pause} */
    void cancel(String crm, UUID id, String actor);

    /**
     * @param done applications that were compared, with their borrowers
     * @param of how many there were at the start
     * @param seconds it has been at it, pauses left out
     * @param error why it does not get on just now; null while it does
     */
    record Reconciliation(
            UUID id,
            State state,
            long done,
            long of,
            long seconds,
            Report report,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant endedAt) {
        public long perSecond() {
            return done / Math.max(1, seconds);
        }
    }

    /**
     * Records by what was found. Those of one borrower are looked at once for each slice of applications they have.
     *
     * @param same as they are to be
     * @param missing not there; told again
     * @param drifted there with other values of ours; told again
     * @param taken with values of theirs that count here now
     * @param disputed for a person to decide
     * @param failed could not be read or compared
     * @param unlinked there, and not known here: see {@link CrmUnlinked}
     */
    record Report(long same, long missing, long drifted, long taken, long disputed, long failed, long unlinked) {
        public static Report failed(int records) {
            return new Report(0, 0, 0, 0, 0, records, 0);
        }

        public static Report unlinked(int records) {
            return new Report(0, 0, 0, 0, 0, 0, records);
        }
    }
}
