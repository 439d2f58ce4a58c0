package finme.delivery.state;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How much a receiver is told at once and for how long it is left alone: longer while it is away, less at once while it
 * chokes on something. Used by one thread at a time.
 */
final class StateGate {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private int size = Integer.MAX_VALUE;
    private int failures;

    boolean isFailing() {
        return failures > 0;
    }

    /** @param largest what it takes when it is well */
    int size(int largest) {
        size = Math.min(size, largest);
        return size;
    }

    void heard() {
        failures = 0;
        size = size > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : size * 2;
    }

    /** It choked on one of so many: fewer at once, until the one stands alone. */
    void narrow(int sent) {
        size = Math.max(1, sent / 4);
    }

    Duration away(Duration longest) {
        failures++;
        return pause(failures, longest);
    }

    /** 1 s, 2 s, 4 s … up to the longest, each give or take a fifth, so that many do not come back at once. */
    static Duration pause(int failures, Duration longest) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
        double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * jitter));
    }
}
