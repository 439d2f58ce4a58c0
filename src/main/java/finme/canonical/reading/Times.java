package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.identity.PlainText;
import finme.canonical.identity.Unusable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and moments as FEEL and sources write them; both leave as ISO 8601, moments in UTC. */
final class Times {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int OLDEST_PERSON = 120;
    /** A time of day may follow, an apostrophe may go before: so spreadsheets and programs write dates. */
    private static final Pattern DATE = Pattern.compile(
            "'?(\\d{4}-\\d{2}-\\d{2})(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?(?:[@\\[].*)?)?");

    private Times() {}

    static Reading birthDate(Instant now) {
        LocalDate today = today(now);
        return raw -> {
            LocalDate date = date(raw);
            if (date.isAfter(today) || date.isBefore(today.minusYears(OLDEST_PERSON))) {
                throw new Unusable("invalid_date", "Nobody alive was born on this date.");
            }
            return TextNode.valueOf(date.toString());
        };
    }

    static Reading pastDate(Instant now) {
        LocalDate today = today(now);
        return raw -> {
            LocalDate date = date(raw);
            if (date.isAfter(today)) {
                throw new Unusable("in_future", "This date is still to come.");
            }
            return TextNode.valueOf(date.toString());
        };
    }

    static Reading pastMoment(Instant now) {
        return raw -> {
            Instant moment = moment(raw);
            if (moment.isAfter(now.plus(CLOCKS_DIFFER))) {
                throw new Unusable("in_future", "This moment is still to come.");
            }
            return TextNode.valueOf(moment.truncatedTo(ChronoUnit.MILLIS).toString());
        };
    }

    private static LocalDate today(Instant now) {
        // The day has begun somewhere already.
        return LocalDate.ofInstant(now, ZoneOffset.MAX);
    }

    private static LocalDate date(Object raw) throws Unusable {
        try {
            Matcher text = DATE.matcher(PlainText.code(Readings.string(raw, 64)));
            if (text.matches()) {
                return LocalDate.parse(text.group(1));
            }
        } catch (DateTimeException noDate) {
            // Said below.
        }
        throw new Unusable("invalid_date", "A date as YYYY-MM-DD is needed.");
    }

    private static Instant moment(Object raw) throws Unusable {
        try {
            // FEEL writes a zone as @Europe/Prague, Java in brackets.
            String text = PlainText.code(Readings.string(raw, 80)).replaceFirst("@(.+)$", "[$1]");
            return DateTimeFormatter.ISO_ZONED_DATE_TIME
                    .parse(zoned(text), ZonedDateTime::from)
                    .toInstant();
        } catch (DateTimeException noMoment) {
            throw new Unusable("invalid_time", "A moment as YYYY-MM-DDThh:mm:ssZ is needed.");
        }
    }

    /** A named zone without an offset: the offset follows from the zone's rules. */
    private static String zoned(String text) {
        int bracket = text.indexOf('[');
        if (bracket != 19) {
            return text;
        }
        ZoneId zone = ZoneId.of(text.substring(20, text.length() - 1));
        return LocalDateTime.parse(text.substring(0, 19)).atZone(zone).toString();
    }
}
