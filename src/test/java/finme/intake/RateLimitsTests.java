package finme.intake;

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
    void grantsAMinutesWorthAndRefillsEvenly() {
        for (int i = 0; i < 60; i++) {
            limits.take(source(60));
        }
        Problem refused = catchThrowableOfType(Problem.class, () -> limits.take(source(60)));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        limits.take(source(60));
        limits.take(source(60));
        assertThat(catchThrowableOfType(Problem.class, () -> limits.take(source(60))))
                .isNotNull();
    }

    @Test
    void saysWhenASlowSourceMayComeAgain() {
        limits.take(source(2));
        limits.take(source(2));
        Problem refused = catchThrowableOfType(Problem.class, () -> limits.take(source(2)));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void followsAChangedLimitAndForgivesNothing() {
        for (int i = 0; i < 60; i++) {
            limits.take(source(60));
        }
        Problem refused = catchThrowableOfType(Problem.class, () -> limits.take(source(6)));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        for (int i = 0; i < 6; i++) {
            limits.take(source(6));
        }
        refused = catchThrowableOfType(Problem.class, () -> limits.take(source(120)));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        limits.take(source(120));
        limits.take(source(120));
        assertThat(catchThrowableOfType(Problem.class, () -> limits.take(source(120))))
                .isNotNull();
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
