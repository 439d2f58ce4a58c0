package finme.work;

import java.time.Duration;

/**
 * Work of one kind that FinMe owes and nobody has begun, because more comes in than gets done. What waits for somebody
 * else (a partner, the CRM, a person) is none of it.
 */
public interface Backlog {
    /** Asked several times a second: one cheap query at most. */
    Reading read();

    /**
     * @param age that only a fifth of what waits has passed; the very oldest says little, as it may be stuck for a reason
     *     of its own
     */
    record Reading(long waiting, Duration age) {
        public static final Reading NOTHING = new Reading(0, Duration.ZERO);
    }
}
