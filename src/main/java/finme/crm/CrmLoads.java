package finme.crm;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells a CRM everything that is there: for one that comes later, or was restored. It goes on where it stopped, whatever
 * happens meanwhile, and only as fast as the CRM takes it.
 */
public interface CrmLoads {
    /** @throws finme.kernel.Problem 404 unknown CRM, 409 {@code load_running} */
    UUID start(String crm, String actor);

    Optional<Load> find(String crm, UUID load);

    Optional<Load> newest(String crm);

    /** @throws finme.kernel.Problem 404 unknown, 409 {@code load_ended} */
    void pause(String crm, UUID load, String actor);

    /** @throws finme.kernel.Problem as {@link #pause} */
    void resume(String crm, UUID load, String actor);

    /** Ends it for good; what was handed on is told. @throws finme.kernel.Problem as {@link #pause} */
    void cancel(String crm, UUID load, String actor);

    enum State {
        RUNNING,
        PAUSED,
        DONE,
        /** By somebody, before it was through. */
        CANCELLED
    }

    /**
     * @param done applications that were handed on with their borrowers, all but a few of them told
     * @param of how many there were at the start
     * @param seconds it has been at it, pauses left out
     */
    record Load(
            UUID id,
            State state,
            long done,
            long of,
            long seconds,
            Instant startedAt,
            @Nullable Instant endedAt) {
        public long perSecond() {
            return done / Math.max(1, seconds);
        }
    }
}
