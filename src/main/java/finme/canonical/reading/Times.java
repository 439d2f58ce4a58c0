package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.identity.PlainText;
import finme.canonical.identity.SpreadsheetText;
import finme.canonical.identity.Unusable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and moments as FEEL and sources write them; both leave as ISO 8601, moments in UTC. */
final class Times {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int OLDEST_PERSON = 120;
    private static final Instant FIRST_CONSENT = Instant.parse("2000-01-01T00:00:00Z");

    /** As programs write it; FEEL writes a zone as @Europe/Prague, Java in brackets. */
    private static final Pattern MOMENT =
            Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})(?:[Tt ](?<time>\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)"
                    + " ?(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?<zone>@[\\w/+-]{1,40}|\\[[\\w/+-]{1,40}])?)?");

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
            if (date.isBefore(today.minusYears(OLDEST_PERSON))) {
                throw new Unusable("invalid_date", "Nobody alive remembers this date.");
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
            if (moment.isBefore(FIRST_CONSENT)) {
                throw new Unusable("invalid_time", "Nobody could have agreed to this then.");
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
            Matcher text = MOMENT.matcher(written(raw));
            if (text.matches()) {
                if (text.group("time") != null) {
                    LocalTime.parse(text.group("time").replace(',', '.'));
                    zone(text);
                }
                return LocalDate.parse(text.group("date"));
            }
        } catch (DateTimeException noDate) {
            // Said below.
        }
        throw new Unusable("invalid_date", "A date as YYYY-MM-DD is needed.");
    }

    private static Instant moment(Object raw) throws Unusable {
        try {
            Matcher text = MOMENT.matcher(written(raw));
            ZoneId zone = text.matches() && text.group("time") != null ? zone(text) : null;
            if (zone != null) {
                LocalTime time = LocalTime.parse(text.group("time").replace(',', '.'));
                return LocalDate.parse(text.group("date"))
                        .atTime(time)
                        .atZone(zone)
                        .toInstant();
            }
        } catch (DateTimeException noMoment) {
            // Said below.
        }
        throw new Unusable("invalid_time", "A moment as YYYY-MM-DDThh:mm:ssZ is needed.");
    }

    private static String written(Object raw) throws Unusable {
        return SpreadsheetText.cell(PlainText.code(Readings.string(raw, 80)));
    }

    /** The offset where there is one; else it follows from the zone's rules. */
    private static @Nullable ZoneId zone(Matcher text) {
        String named = text.group("zone");
        ZoneId zone = named == null ? null : ZoneId.of(named.replaceAll("[@\\[\\]]", ""));
        String offset = text.group("offset");
        return offset == null ? zone : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
    }
}
