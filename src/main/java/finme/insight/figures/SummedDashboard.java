package finme.insight.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.insight.Dashboard;
import finme.insight.figures.Sums.Waited;
import finme.insight.line.Buckets;
import finme.loan.ApplicationStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Figures of a range are kept for some seconds: many may have the page open. Sums are some seconds behind as it is. */
@Component
class SummedDashboard implements Dashboard {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final Collector<Waited, ?, Map<Integer, Long>> BY_BUCKET =
            Collectors.groupingBy(Waited::bucket, Collectors.summingLong(Waited::cases));

    private final Sums sums;
    private final Cache<Range, Figures> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

    SummedDashboard(Sums sums) {
        this.sums = sums;
    }

    private record Range(LocalDate from, LocalDate to) {}

    @Override
    public Figures of(LocalDate from, LocalDate to) {
        return kept.get(new Range(from, to), range -> count(from, to));
    }

    private Figures count(LocalDate from, LocalDate to) {
        List<Waited> waited = sums.waited(from, to);
        Map<String, Map<Integer, Long>> bySource =
                waited.stream().collect(Collectors.groupingBy(Waited::source, BY_BUCKET));
        Map<Integer, Long> all = waited.stream().collect(BY_BUCKET);
        Map<LocalDate, Funnel> byDay = sums.byDay(from, to);
        List<Lender> partners = sums.lenders("partner", from, to);
        return new Figures(
                from,
                to,
                sums.funnel(from, to),
                Buckets.percentile(all, 0.5),
                Buckets.percentile(all, 0.95),
                partners.stream().map(Lender::revenue).reduce(BigDecimal.ZERO, BigDecimal::add),
                from.datesUntil(to.plusDays(1))
                        .map(day -> new Day(day, byDay.getOrDefault(day, Funnel.NONE)))
                        .toList(),
                sums.bySource(from, to).entrySet().stream()
                        .map(each ->
                                source(each.getKey(), each.getValue(), bySource.getOrDefault(each.getKey(), Map.of())))
                        .toList(),
                partners,
                sums.lenders("rule", from, to));
    }

    private static Source source(String code, Funnel funnel, Map<Integer, Long> waited) {
        return new Source(code, funnel, Buckets.percentile(waited, 0.5), Buckets.percentile(waited, 0.95));
    }

    @Override
    public Map<ApplicationStatus, Long> byStatus() {
        return sums.byStatus();
    }
}
