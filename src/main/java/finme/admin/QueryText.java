package finme.admin;

import finme.kernel.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Query parameters of lists come as text, so that every fault can be named at once; blank means absent. */
public final class QueryText {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private QueryText() {}

    public static @Nullable String of(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }

    public static @Nullable String upper(@Nullable String value) {
        String given = of(value);
        return given == null ? null : given.toUpperCase(Locale.ROOT);
    }

    /** An instant, a date, or the date and time of an input; without a zone it is UTC. */
    public static @Nullable Instant instant(String name, @Nullable String value, List<Fault> faults) {
        String given = of(value);
        if (given == null) {
            return null;
        }
        try {
            Instant moment = moment(given);
            if (moment.isAfter(FIRST) && moment.isBefore(LAST)) {
                return moment;
            }
        } catch (DateTimeException neither) {
            // told below, with those of another age
        }
        faults.add(new Fault("/" + name, "invalid_time", "Must be a date or an instant in ISO 8601, UTC."));
        return null;
    }

    private static Instant moment(String given) {
        if (given.length() <= 10) {
            return LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return given.matches(".*T[\\d:.]+")
                ? LocalDateTime.parse(given).toInstant(ZoneOffset.UTC)
                : Instant.parse(given);
    }

    public static <E extends Enum<E>> @Nullable E oneOf(
            String name, @Nullable String value, Class<E> type, List<Fault> faults) {
        String given = upper(value);
        if (given == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, given);
        } catch (IllegalArgumentException unknown) {
            String known =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            faults.add(new Fault("/" + name, "invalid_" + name, "Must be one of " + known + "."));
            return null;
        }
    }

    /** @return how many are wanted, {@code usual} when that is not said or makes no sense */
    public static int limit(@Nullable String value, int usual, int most, List<Fault> faults) {
        String given = of(value);
        if (given == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // told below, with the numbers that are out of bounds
        }
        faults.add(new Fault("/limit", "invalid_limit", "Must be a number from 1 to " + most + "."));
        return usual;
    }

    /** Adds what was asked for to the query of a link. */
    public static void add(StringBuilder query, String name, @Nullable String value) {
        String given = of(value);
        if (given != null) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(given, StandardCharsets.UTF_8));
        }
    }
}
