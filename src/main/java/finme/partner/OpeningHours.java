package finme.partner;

import finme.partner.Partner.Schedule;
import finme.partner.Partner.Schedule.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a partner takes applications, as its {@link Schedule} says. Hours that end before they begin go on into the next
 * day. An hour that the clocks leave out begins after the gap.
 */
public final class OpeningHours {
    static final String MIDNIGHT = "24:00";
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final int WEEK = 8;

    private final ZoneId zone;
    private final List<Hours> open;

    private OpeningHours(ZoneId zone, List<Hours> open) {
        this.zone = zone;
        this.open = open;
    }

    /** @return empty without a schedule, or with one that names its zone alone: always open */
    public static Optional<OpeningHours> of(@Nullable Schedule schedule) {
        return schedule == null || schedule.open() == null
                ? Optional.empty()
                : Optional.of(new OpeningHours(ZoneId.of(schedule.zone()), schedule.open()));
    }

    static Optional<LocalTime> time(@Nullable String text) {
        return text == null || !TIME.matcher(text).matches() ? Optional.empty() : Optional.of(LocalTime.parse(text));
    }

    static Optional<DayOfWeek> day(@Nullable String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 3).equals(text))
                .findFirst();
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isOpen(Instant at) {
        return spans(at, -1, 0).anyMatch(span -> !at.isBefore(span.from) && at.isBefore(span.to));
    }

    /** @return now when it is open; empty when it never is */
    public Optional<Instant> opens(Instant at) {
        return isOpen(at)
                ? Optional.of(at)
                : spans(at, 0, WEEK)
                        .map(Span::from)
                        .filter(from -> from.isAfter(at))
                        .min(Instant::compareTo);
    }

    private record Span(Instant from, Instant to) {}

    /** @param first days from today @param last the last of them */
    private Stream<Span> spans(Instant at, int first, int last) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(first, last).mapToObj(today::plusDays).flatMap(this::spans);
    }

    private Stream<Span> spans(LocalDate day) {
        return open.stream()
                .filter(hours -> hours.days().contains(day.getDayOfWeek().name().substring(0, 3)))
                .map(hours -> span(day, hours))
                .filter(Objects::nonNull);
    }

    private @Nullable Span span(LocalDate day, Hours hours) {
        LocalTime from = time(hours.from()).orElse(null);
        LocalTime to = MIDNIGHT.equals(hours.to())
                ? LocalTime.MIDNIGHT
                : time(hours.to()).orElse(null);
        if (from == null || to == null) {
            return null;
        }
        LocalDate end = to.isAfter(from) ? day : day.plusDays(1);
        return new Span(
                day.atTime(from).atZone(zone).toInstant(),
                end.atTime(to).atZone(zone).toInstant());
    }
}
