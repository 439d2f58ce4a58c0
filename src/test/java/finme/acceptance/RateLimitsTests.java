package finme.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitsTests {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimits limits = new RateLimits(now::get);

    @Test
    void grantsFourTimesAMinutesWorthAndRefillsEvenly() {
        take(60, source(15));
        assertThat(refused(source(15)).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        take(2, source(15));
        assertThat(refused(source(15)).status()).isEqualTo(429);
    }

    @Test
    void saysWhenASlowSourceMayComeAgain() {
        take(4, source(1));
        assertThat(refused(source(1)).retryAfter()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void followsAChangedLimitAndForgivesNothing() {
        take(60, source(15));
        assertThat(refused(source(1)).retryAfter()).isEqualTo(Duration.ofSeconds(15));
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        take(4, source(1));
        assertThat(refused(source(30)).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        take(2, source(30));
        assertThat(refused(source(30))).isNotNull();
    }

    private void take(int times, SourceProfile source) {
        for (int i = 0; i < times; i++) {
            limits.take(source);
        }
    }

    private Problem refused(SourceProfile source) {
        return catchThrowableOfType(Problem.class, () -> limits.take(source));
    }

    @Test
    void letsASourceWithoutALimitBe() {
        assertThatCode(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        limits.take(source(null));
                    }
                })
                .doesNotThrowAnyException();
    }

    private static SourceProfile source(@Nullable Integer perMinute) {
        return new SourceProfile(
                "a", "A", false, List.of(), null, "JSON", "{}", null, perMinute, false, "REFUSE", "REFUSE", "", 1);
    }
}
