package finme.delivery.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a message is tried again. The pauses grow from seconds to a day, each give or take a fifth so that many do not come
 * back at once; the last try is 75 hours after the first, whatever the pauses came to.
 */
final class RetrySchedule {
    static final Duration END = Duration.ofHours(75);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(22),
            Duration.ofHours(24));
    private static final double JITTER = 0.2;

    private RetrySchedule() {}

    /**
     * @param tries in vain so far, at least 1
     * @param tried how long ago the first of them was
     * @param retryAfter what the receiver asked for: it is not tried sooner
     * @param chance from 0 to 1
     * @return empty when it is over
     */
    static Optional<Duration> pause(int tries, Duration tried, @Nullable Duration retryAfter, double chance) {
        Duration left = END.minus(tried);
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
        long jittered = (long) (pause.toMillis() * (1 - JITTER + 2 * JITTER * chance));
        long wanted = retryAfter == null ? jittered : Math.max(jittered, retryAfter.toMillis());
        return Optional.of(Duration.ofMillis(Math.min(wanted, left.toMillis())));
    }
}
