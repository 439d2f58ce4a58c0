package finme.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An application from the first byte sent to its end. */
public record Taken(UUID id, Instant sent, double acceptMillis, Instant ended) {
    public double millis() {
        return Duration.between(sent, ended).toNanos() / 1e6;
    }
}
