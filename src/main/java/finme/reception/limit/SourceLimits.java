package finme.reception.limit;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.reception.Arrival;
import finme.reception.Arrival.Way;
import finme.reception.SourceUsage;
import finme.reception.limit.SourceUse.Row;
import finme.reception.limit.SourceWindows.Window;
import finme.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a source may bring. Costs a statement for a source with limits, and nothing for others. */
@Component
public class SourceLimits implements SourceUsage {
    private static final Duration LONG = Duration.ofDays(1);

    private final Catalogue<Source> sources;
    private final SourceUse use;
    private final ZoneId zone;
    private final Map<String, Integer> begun = new ConcurrentHashMap<>();

    SourceLimits(Catalogue<Source> sources, SourceUse use, @Value("${finme.zone:UTC}") ZoneId zone) {
        this.sources = sources;
        this.use = use;
        this.zone = zone;
    }

    /** Before the transaction of an application: a limit that is new counts what has come already. */
    public void prepare(Arrival arrival) {
        SourceWindows windows = windows(arrival);
        if (windows != null && !Integer.valueOf(windows.version()).equals(begun.get(windows.source()))) {
            use.begin(windows);
            begun.put(windows.source(), windows.version());
        }
    }

    /**
     * Counts a new application, in its transaction.
     *
     * @throws Problem 429 with the limit's name: {@code rate_limited} when it is over within the minute,
     *     {@code cap_reached} when not
     */
    public void count(Arrival arrival) {
        SourceWindows windows = windows(arrival);
        if (windows == null) {
            return;
        }
        Set<String> full = use.count(windows, arrival.way() == Way.KEPT);
        if (!full.isEmpty()) {
            throw full(windows, full);
        }
    }

    private @Nullable SourceWindows windows(Arrival arrival) {
        Versioned<Source> found = sources.find(arrival.source()).orElse(null);
        if (found == null || found.value().test() || arrival.test() != null) {
            return null;
        }
        SourceWindows all = SourceWindows.of(found.value(), found.version());
        SourceWindows windows = arrival.way() == Way.FILED ? all.ofFiles() : all;
        return windows.all().isEmpty() ? null : windows;
    }

    /** The one that lasts longest is the one to wait for. */
    private Problem full(SourceWindows windows, Set<String> full) {
        Window last = windows.all().stream()
                .filter(window -> full.contains(window.per()))
                .reduce((shorter, longer) -> longer)
                .orElseThrow();
        Duration wait = use.read(windows.source()).stream()
                .filter(row -> row.per().equals(last.per()))
                .findFirst()
                .map(this::left)
                .orElse(LONG);
        String per = last.per().toLowerCase(Locale.ROOT);
        return last.per().equals(SourceWindows.MINUTE)
                ? Problem.busy(
                        429,
                        "rate_limited",
                        "This source's limit of " + last.most() + " applications a minute is reached.",
                        wait)
                : Problem.busy(
                        429,
                        "cap_reached",
                        "This source's limit of " + last.most() + " applications "
                                + (per.equals("total") ? "in total" : "a " + per) + " is reached.",
                        wait);
    }

    /** Until there is room for one more: in a minute, when what came in the one before has aged enough. */
    private Duration left(Row row) {
        Instant end = end(row);
        if (end == null) {
            return LONG;
        }
        Duration rest = Duration.between(row.now(), end);
        if (row.per().equals(SourceWindows.MINUTE)) {
            double aged = row.used() < row.most()
                    ? 60 * (1 - (row.most() - 1 - row.used()) / (double) Math.max(1, row.before()))
                            - (60 - rest.toMillis() / 1e3)
                    : rest.toMillis() / 1e3 + 60 * (1 - (row.most() - 1) / (double) row.used());
            rest = Duration.ofMillis((long) (aged * 1e3));
        }
        return rest.toMillis() < 1000 ? Duration.ofSeconds(1) : rest;
    }

    private @Nullable Instant end(Row row) {
        ZonedDateTime since = row.per().equals("TOTAL") ? null : row.since().atZone(zone);
        if (since == null) {
            return null;
        }
        return switch (row.per()) {
            case "HOUR" -> since.plusHours(1).toInstant();
            case "DAY" -> since.plusDays(1).toInstant();
            case "WEEK" -> since.plusWeeks(1).toInstant();
            case "MONTH" -> since.plusMonths(1).toInstant();
            default -> since.plusMinutes(1).toInstant();
        };
    }

    @Override
    public List<Used> of(String source) {
        Optional<Versioned<Source>> found = sources.find(source);
        if (found.isEmpty()) {
            return List.of();
        }
        SourceWindows windows =
                SourceWindows.of(found.get().value(), found.get().version());
        List<Row> rows = windows.all().isEmpty() ? List.of() : use.read(source);
        return windows.all().stream()
                .map(window -> rows.stream()
                        .filter(row -> row.per().equals(window.per()))
                        .findFirst()
                        .map(row -> used(window, row))
                        .orElse(new Used(window.per(), window.most(), 0, null)))
                .toList();
    }

    private Used used(Window window, Row row) {
        Instant end = end(row);
        return end != null && end.isBefore(row.now())
                ? new Used(window.per(), window.most(), 0, null)
                : new Used(window.per(), window.most(), row.used(), end);
    }
}
