package finme.admin.form;

import finme.form.FormDiff.Effect;
import finme.loan.RecentCases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much of the last days' cases something concerns, for one form; each question asks the database once. */
final class CaseShares {
    static final int DAYS = 30;

    private final RecentCases cases;
    private final String source;
    private final Instant since = Instant.now().minus(Duration.ofDays(DAYS));
    private final Map<String, Long> bySource;
    private final Map<Effect, BigDecimal> known = new HashMap<>();

    CaseShares(RecentCases cases, String source) {
        this.cases = cases;
        this.source = source;
        this.bySource = cases.bySource(since);
    }

    long all() {
        return bySource.values().stream().mapToLong(Long::longValue).sum();
    }

    long ofForm() {
        return bySource.getOrDefault(source, 0L);
    }

    /** @return those that came by the form and went there, by partner */
    Map<String, Long> byPartner() {
        return cases.byPartner(source, since);
    }

    /** Those that came by the form; of options that go those that chose one, where that can be told. */
    BigDecimal of(Effect effect) {
        return known.computeIfAbsent(effect, this::count);
    }

    private BigDecimal count(Effect effect) {
        long chosen = effect.options().isEmpty() ? -1 : cases.saying(source, effect.target(), effect.options(), since);
        return share(chosen < 0 ? ofForm() : chosen);
    }

    BigDecimal share(long count) {
        long all = all();
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(count).divide(BigDecimal.valueOf(all), 3, RoundingMode.HALF_UP);
    }
}
