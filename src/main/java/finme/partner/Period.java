package finme.partner;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calendar's periods that limits and budgets count over. A day may have 23 or 25 hours; weeks begin on Monday. */
public enum Period {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    TOTAL;

    public static Optional<Period> of(@Nullable String name) {
        return Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** @return when the period began that {@code at} lies in; the epoch for {@code TOTAL} */
    public Instant begin(Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (this) {
            case HOUR -> at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
            case TOTAL -> Instant.EPOCH;
            default -> first(day).atStartOfDay(zone).toInstant();
        };
    }

    /** @return when the next one begins; null for {@code TOTAL} */
    public @Nullable Instant end(Instant at, ZoneId zone) {
        LocalDate day = first(at.atZone(zone).toLocalDate());
        return switch (this) {
            case HOUR -> begin(at, zone).plus(1, ChronoUnit.HOURS);
            case DAY -> day.plusDays(1).atStartOfDay(zone).toInstant();
            case WEEK -> day.plusWeeks(1).atStartOfDay(zone).toInstant();
            case MONTH -> day.plusMonths(1).atStartOfDay(zone).toInstant();
            case TOTAL -> null;
        };
    }

    private LocalDate first(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            default -> day;
        };
    }
}
