package finme.process;

import finme.loan.ApplicationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applications that have not ended and have no process instance any more: somebody removed it past FinMe, or an older
 * backup was restored. Nothing moves them until a person does.
 */
public interface LostProcesses {
    /** @return oldest first; counts applications and instances in the database */
    List<Lost> list(int limit);

    /** The same, half a minute old at most, for whoever looks every few seconds. @param limit at most 100 */
    List<Lost> lately(int limit);

    /** @return empty when it has its process, has ended or does not exist */
    Optional<Lost> find(UUID application);

    /**
     * Starts a process again at the step that the status says. What partners and the borrower said meanwhile is told to
     * it, and it goes on from there.
     *
     * @param actor as in {@code finme.fdforge.Change}
     * @throws finme.kernel.Problem 404 unknown; 409 {@code not_lost}, {@code no_such_step} (the newest model has it not);
     *     503 while the process is suspended or not deployed
     */
    void restart(UUID application, Reason reason, String actor);

    /** Withdraws it: partners are recalled, the CRM hears of it. @throws finme.kernel.Problem as {@link #restart} */
    void end(UUID application, Reason reason, String actor);

    /** @param step name of the step at which it would go on */
    record Lost(
            UUID application,
            String reference,
            ApplicationStatus status,
            Instant since,
            @Nullable String step) {}

    /** Why it was lost, as far as people know; words of their own might name a person. */
    enum Reason {
        INSTANCE_REMOVED("Its process was removed"),
        MODEL_REMOVED("Its model was removed"),
        BACKUP_RESTORED("A backup was restored"),
        UNKNOWN("Nobody knows");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
