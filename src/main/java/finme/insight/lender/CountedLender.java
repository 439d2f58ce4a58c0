package finme.insight.lender;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.catalogue.Catalogue;
import finme.insight.LenderFigures;
import finme.insight.lender.Counts.Key;
import finme.insight.lender.Counts.Kind;
import finme.insight.lender.Counts.Told;
import finme.insight.lender.Counts.Took;
import finme.insight.line.Buckets;
import finme.partner.Partner;
import finme.source.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Kept for some seconds: many may have the page open. Sums are some seconds behind as it is. */
@Component
class CountedLender implements LenderFigures {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final LenderSums sums;
    private final Catalogue<Partner> partners;
    private final Catalogue<Source> sources;
    private final Cache<Asked, Figures> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(200).build();

    CountedLender(LenderSums sums, Catalogue<Partner> partners, Catalogue<Source> sources) {
        this.sums = sums;
        this.partners = partners;
        this.sources = sources;
    }

    private record Asked(String partner, LocalDate from, LocalDate to) {}

    @Override
    public Figures of(String partner, LocalDate from, LocalDate to) {
        return kept.get(new Asked(partner, from, to), asked -> count(partner, from, to));
    }

    private Figures count(String partner, LocalDate from, LocalDate to) {
        Map<Key, Counts> counts = sums.counts(partner, from, to);
        Lines lines =
                new Lines(counts, sums.prices(partner, from, to), sums.took(partner, from, to), currency(partner));
        return new Figures(
                partner,
                from,
                to,
                lines.of(new Key(Kind.ALL, ""), null),
                from.datesUntil(to.plusDays(1))
                        .map(day -> lines.of(new Key(Kind.DAY, day.toString()), day.toString()))
                        .toList(),
                counts.keySet().stream()
                        .filter(key -> key.kind() == Kind.SOURCE)
                        .map(key -> lines.of(key, source(key.name())))
                        .sorted(MOST_FIRST)
                        .toList(),
                counts.keySet().stream()
                        .filter(key -> key.kind() == Kind.RULE)
                        .map(key -> lines.of(key, rule(key.name())))
                        .sorted(MOST_FIRST)
                        .toList());
    }

    private static final Comparator<Line> MOST_FIRST = Comparator.comparingLong(Line::sent)
            .reversed()
            .thenComparing(Line::name, Comparator.nullsFirst(Comparator.naturalOrder()));

    private @Nullable String currency(String partner) {
        return partners.find(partner)
                .map(found -> found.value().priceCurrency())
                .orElse(null);
    }

    private String source(String code) {
        return sources.find(code).map(found -> found.value().name()).orElse(code);
    }

    /** {@code Rule_SmallAmountFirst} as "Small amount first". */
    private static String rule(String id) {
        if (id.isEmpty()) {
            return "No rule known";
        }
        String words = id.replaceFirst("^Rule_", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT)
                .strip();
        return words.isEmpty() ? id : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private record Lines(
            Map<Key, Counts> counts,
            Map<Key, List<Told>> prices,
            Map<Key, List<Took>> took,
            @Nullable String currency) {
        Line of(Key key, @Nullable String title) {
            Counts counted = counts.getOrDefault(key, Counts.NONE);
            Map<Integer, Long> times =
                    took.getOrDefault(key, List.of()).stream().collect(Collectors.toMap(Took::bucket, Took::cases));
            return new Line(
                    key.kind() == Kind.ALL ? null : key.name(),
                    title,
                    counted.sent(),
                    counted.offered(),
                    counted.declined(),
                    counted.timedOut(),
                    counted.failed(),
                    counted.open(),
                    counted.sold(),
                    counted.returned(),
                    Buckets.percentile(times, 0.5),
                    Buckets.percentile(times, 0.95),
                    prices(prices.getOrDefault(key, List.of())));
        }

        private List<Price> prices(List<Told> told) {
            @Nullable String one = currency;
            List<Told> summed = one == null || told.isEmpty()
                    ? told
                    : List.of(told.stream()
                            .map(each -> new Told(one, each.count(), each.sum(), each.revenue()))
                            .reduce(Told::plus)
                            .orElseThrow());
            return summed.stream()
                    .map(each -> new Price(
                            each.currency(),
                            each.count(),
                            each.sum().divide(BigDecimal.valueOf(each.count()), 2, RoundingMode.HALF_UP),
                            each.revenue()))
                    .toList();
        }
    }
}
