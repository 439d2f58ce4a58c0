package finme.dispatch.terms;

import finme.canonical.WrittenNumbers;
import finme.dispatch.terms.Doubt.Why;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an offer ends. A date ends with its day; a date or time without a zone is the partner's own. Digits alone are
 * seconds or milliseconds since 1970, whichever of them is of this century.
 */
final class Moments {
    /** Also "+0700", which ISO 8601 allows and Java's own parser does not, and a blank for the T. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            // else the 30th of February is its last day
            .withResolverStyle(ResolverStyle.STRICT);

    /** As Java writes a zone, and as FEEL does. */
    private static final Pattern ZONED = Pattern.compile("([^\\[@]+)(?:\\[([\\w/+-]{1,40})]|@([\\w/+-]{1,40}))");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DIGITS = Pattern.compile("\\d{9,14}");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private Moments() {}

    static @Nullable Instant read(Object value, ZoneId zone) throws Doubtful {
        Instant read = instant(value, zone);
        if (read != null && (read.isBefore(FIRST) || !read.isBefore(LAST))) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return read;
    }

    private static @Nullable Instant instant(Object value, ZoneId zone) throws Doubtful {
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (value instanceof LocalDateTime time) {
            return time.atZone(zone).toInstant();
        } else if (value instanceof LocalDate date) {
            return endOf(date, zone);
        } else if (value instanceof Number number) {
            return epoch(new BigDecimal(number.toString()));
        } else if (value instanceof String text && text.length() <= 60) {
            return written(WrittenNumbers.plain(text), zone);
        }
        throw new Doubtful(Why.UNREADABLE);
    }

    private static @Nullable Instant written(String text, ZoneId zone) throws Doubtful {
        if (text.isEmpty()) {
            return null;
        }
        if (DIGITS.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        try {
            if (DATE.matcher(text).matches()) {
                return endOf(LocalDate.parse(text), zone);
            }
            Matcher named = ZONED.matcher(text);
            return named.matches()
                    ? time(named.group(1), ZoneId.of(named.group(named.group(2) == null ? 3 : 2)))
                    : time(text, zone);
        } catch (DateTimeException none) {
            throw new Doubtful(Why.UNREADABLE);
        }
    }

    private static Instant time(String text, ZoneId zone) {
        TemporalAccessor time = ISO.parseBest(text.toUpperCase(Locale.ROOT), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : ((LocalDateTime) time).atZone(zone).toInstant();
    }

    private static Instant endOf(LocalDate date, ZoneId zone) throws Doubtful {
        if (date.getYear() > 9999) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Instant epoch(BigDecimal number) throws Doubtful {
        if (number.signum() <= 0 || number.compareTo(new BigDecimal("99999999999999")) > 0) {
            throw new Doubtful(Why.UNREADABLE);
        }
        Instant seconds = Instant.ofEpochSecond(number.longValue());
        return seconds.isBefore(LAST) ? seconds : Instant.ofEpochMilli(number.longValue());
    }
}
