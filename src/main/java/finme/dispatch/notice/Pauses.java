package finme.dispatch.notice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long a partner is left alone after a try: quickly again at first, since people wait; then less and less often. */
final class Pauses {
    private static final List<Duration> STEPS = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));
    private static final Duration LATER = Duration.ofHours(1);
    /** It has it: whether it confirms is not worth asking every few seconds. */
    private static final int PATIENT = 3;

    private Pauses() {}

    /** @param attempt that failed, from 1 */
    static Duration after(int attempt) {
        Duration step = attempt <= STEPS.size() ? STEPS.get(attempt - 1) : LATER;
        long half = step.toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }

    static Duration unconfirmed(int attempt) {
        return after(attempt + PATIENT);
    }
}
