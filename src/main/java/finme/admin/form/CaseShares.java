package finme.admin.form;

import finme.form.FormDiff.Effect;
import finme.loan.RecentCases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How much of the last days' cases something concerns. */
@Component
class CaseShares {
    static final int DAYS = 30;

    private final RecentCases cases;

    CaseShares(RecentCases cases) {
        this.cases = cases;
    }

    static Instant since() {
        return Instant.now().minus(Duration.ofDays(DAYS));
    }

    long all() {
        return cases.bySource(since()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long of(String source) {
        return cases.bySource(since()).getOrDefault(source, 0L);
    }

    /** Those that came by the form; of options that go those that chose one, where that can be told. */
    BigDecimal of(String source, Effect effect) {
        long chosen =
                effect.options().isEmpty() ? -1 : cases.saying(source, effect.target(), effect.options(), since());
        return share(chosen < 0 ? of(source) : chosen);
    }

    BigDecimal share(long count) {
        long all = all();
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(count).divide(BigDecimal.valueOf(all), 3, RoundingMode.HALF_UP);
    }
}
