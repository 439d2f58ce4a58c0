package finme.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110): seconds or a date. More than a day counts as one. */
public final class RetryAfter {
    private static final Duration MOST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("([+-]?)(\\d+)(?:\\.\\d+)?");
    private static final int DIGITS = 9;
    /** The day of the week says nothing that the date does not say; wrong ones are sent. */
    private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}+,?\\s+(?=\\d)");

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            // as servers wrote it before 1995, and some still do
            DateTimeFormatter.ofPattern("dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private RetryAfter() {}

    /** @return null when it is neither */
    public static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            if (seconds.group(1).equals("-")) {
                return Duration.ZERO;
            }
            String digits = seconds.group(2).replaceFirst("^0+(?=.)", "");
            return digits.length() > DIGITS ? MOST : bounded(Duration.ofSeconds(Long.parseLong(digits)));
        }
        String date = WEEKDAY.matcher(text).replaceFirst("");
        return DATES.stream()
                .flatMap(format -> until(format, date).stream())
                .findFirst()
                .map(until -> bounded(Duration.between(now, until)))
                .orElse(null);
    }

    private static Optional<Instant> until(DateTimeFormatter format, String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
