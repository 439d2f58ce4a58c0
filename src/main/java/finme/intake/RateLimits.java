package finme.intake;

import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The source's own limit, on this node: a bucket that holds a minute's worth and refills evenly. */
@Component
class RateLimits {
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    @Autowired
    RateLimits() {
        this(System::nanoTime);
    }

    RateLimits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Bucket(double tokens, long at, boolean granted) {}

    /** @throws Problem 429 with the time until the next one is welcome */
    void take(SourceProfile source) {
        Integer perMinute = source.perMinute();
        if (perMinute == null) {
            return;
        }
        Bucket bucket = buckets.merge(
                source.code(),
                new Bucket(perMinute - 1.0, nanos.getAsLong(), true),
                (old, full) -> take(old, full.at(), perMinute));
        if (!bucket.granted()) {
            double wait = (1 - bucket.tokens()) / perMinute * 60;
            Duration retry = Duration.ofSeconds(Math.max(1, (long) Math.ceil(wait)));
            throw Problem.busy(429, "rate_limited", "This source's limit a minute is reached.", retry);
        }
    }

    private static Bucket take(Bucket old, long now, int perMinute) {
        double tokens = Math.min(perMinute, old.tokens() + Math.max(0, now - old.at()) / MINUTE * perMinute);
        return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
    }
}
