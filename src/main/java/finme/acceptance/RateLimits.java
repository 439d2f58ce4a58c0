package finme.acceptance;

import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How often a source may knock at this node, repeats and refusals included: four times its limit a minute, from a bucket
 * that refills evenly. What it may bring is counted in core, for all nodes.
 */
@Component
public class RateLimits {
    private static final int KNOCKS = 4;

    private final Map<String, Limited> sources = new ConcurrentHashMap<>();
    private final TimeMeter clock;

    @Autowired
    RateLimits() {
        this(System::nanoTime);
    }

    RateLimits(LongSupplier nanos) {
        this.clock = new SinceStart(nanos, nanos.getAsLong());
    }

    private record Limited(int perMinute, Bucket bucket) {}

    /** @throws Problem 429 with the time until the next one is welcome */
    public void take(SourceProfile source) {
        Integer perMinute = source.perMinute();
        if (perMinute == null) {
            return;
        }
        Limited limited = sources.compute(source.code(), (code, present) -> limited(present, perMinute));
        ConsumptionProbe probe = limited.bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            Duration retry = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
            throw Problem.busy(429, "rate_limited", "This source's limit a minute is reached.", retry);
        }
    }

    private Limited limited(@Nullable Limited present, int perMinute) {
        if (present == null) {
            Bucket full = Bucket.builder()
                    .addLimit(minutesWorth(perMinute))
                    .withCustomTimePrecision(clock)
                    .build();
            return new Limited(perMinute, full);
        }
        if (present.perMinute() == perMinute) {
            return present;
        }
        present.bucket()
                .replaceConfiguration(
                        BucketConfiguration.builder()
                                .addLimit(minutesWorth(perMinute))
                                .build(),
                        TokensInheritanceStrategy.AS_IS);
        return new Limited(perMinute, present.bucket());
    }

    private static Bandwidth minutesWorth(int perMinute) {
        return Bandwidth.builder()
                .capacity(Math.multiplyExact((long) KNOCKS, perMinute))
                .refillGreedy(Math.multiplyExact((long) KNOCKS, perMinute), Duration.ofMinutes(1))
                .build();
    }

    /** From a zero of its own: nanoTime may begin anywhere and overflow, and Bucket4j compares times as they are. */
    private record SinceStart(LongSupplier nanos, long start) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong() - start;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
