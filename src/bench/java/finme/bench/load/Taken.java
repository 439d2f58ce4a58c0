package finme.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An application from the first byte sent to its end.
 *
 * @param acceptMillis from there to the acknowledgement, refusals and the pauses behind them included
 */
public record Taken(UUID id, Instant sent, double acceptMillis, Instant ended) {
    public double millis() {
        return Duration.between(sent, ended).toNanos() / 1e6;
    }

    /** Seconds between acknowledgement and end that lie inside a window. */
    double secondsUnderWay(Instant from, Instant to) {
        Instant accepted = sent.plusNanos((long) (acceptMillis * 1e6));
        Instant begin = accepted.isBefore(from) ? from : accepted;
        Instant end = ended.isBefore(to) ? ended : to;
        return Math.max(0, Duration.between(begin, end).toNanos() / 1e9);
    }
}
