package finme.kernel;

import java.time.Duration;

/**
 * Work that FinMe owes and nobody has begun, because more comes in than gets done. Each module that keeps such work has
 * one; what waits for somebody else (a partner, the CRM, a person) is none of it.
 */
public interface Backlog {
    /** Asked several times a second: one cheap query, valid for all nodes. */
    Reading read();

    /** @param oldest how long the first in line has waited; zero when nothing waits */
    record Reading(long waiting, Duration oldest) {
        public static final Reading NOTHING = new Reading(0, Duration.ZERO);

        public Reading and(Reading other) {
            return new Reading(waiting + other.waiting, oldest.compareTo(other.oldest) >= 0 ? oldest : other.oldest);
        }
    }
}
