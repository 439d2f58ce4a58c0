package finme.dispatch.answer;

import finme.canonical.WrittenNumbers;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lenient readings of what mappings give: an optional value that can't be read is left out. */
final class AnswerValues {
    /** Also "+0700", which ISO 8601 allows and Java's own parser does not. */
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ROOT);

    private static final Pattern UNIT = Pattern.compile("\\s*%$");
    private static final int CENTS = 2;
    private static final int RATE = 3;

    private AnswerValues() {}

    static @Nullable String text(@Nullable Object value, int limit) {
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        text = text.strip().replace('\0', ' ');
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), limit));
    }

    /** A number, a number in a string, or money; none where it could be two, such as {@code 7.000}. */
    static @Nullable BigDecimal number(@Nullable Object value) {
        return number(value, CENTS);
    }

    /** A share of a hundred: what follows a point are decimals, however many. */
    static @Nullable BigDecimal rate(@Nullable Object value) {
        return number(value, RATE);
    }

    private static @Nullable BigDecimal number(@Nullable Object value, int decimals) {
        if (value instanceof Map<?, ?> money) {
            return number(money.get("value"), decimals);
        }
        if (value instanceof Number number) {
            return bounded(new BigDecimal(number.toString()));
        }
        String text = value instanceof String written ? text(written, 40) : null;
        BigDecimal number =
                text == null ? null : WrittenNumbers.read(UNIT.matcher(text).replaceFirst(""), decimals);
        return number == null ? null : bounded(number);
    }

    /** An exponent can make a short text an enormous number. */
    private static @Nullable BigDecimal bounded(BigDecimal number) {
        return Math.abs(number.scale()) > 12 || number.precision() > 20 ? null : number;
    }

    static @Nullable Integer integer(@Nullable Object value) {
        BigDecimal number = number(value);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        return number.abs().compareTo(BigDecimal.valueOf(1200)) > 0 ? null : number.intValue();
    }

    static @Nullable String url(@Nullable Object value) {
        String text = text(value, 2000);
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? text : null;
        } catch (URISyntaxException unusable) {
            return null;
        }
    }

    static @Nullable Instant instant(@Nullable Object value) {
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        String text = text(value, 60);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text.replaceFirst("\\[.*]$", ""), OFFSET)
                            .toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }
}
