package finme.form.check;

import finme.form.FormField;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Dates and times as form-js's picker writes them. What JavaScript also takes for a date, such as 31 February, is none. */
final class Dates {
    private static final Pattern TIME =
            Pattern.compile("(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-][01]\\d:?[0-5]\\d)?");
    private static final int LONGEST = 40;

    private Dates() {}

    static String subtype(FormField field) {
        return field.json().path("subtype").asText("date");
    }

    static boolean isGood(String text, String subtype) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            return switch (subtype) {
                case "time" -> TIME.matcher(text).matches();
                case "datetime" -> isDateTime(text);
                default -> LocalDate.parse(text) != null;
            };
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        int middle = text.indexOf('T');
        return middle > 0
                && LocalDate.parse(text.substring(0, middle)) != null
                && TIME.matcher(text.substring(middle + 1)).matches();
    }

    /** @param text of a good date, or of one with a time */
    static boolean isBefore(String text, LocalDate today) {
        return LocalDate.parse(text.substring(0, 10)).isBefore(today);
    }

    static String sentence(String subtype) {
        return switch (subtype) {
            case "time" -> "A time is needed here, such as 14:30.";
            case "datetime" ->
                "A date with a time is needed here, such as "
                        + LocalDateTime.of(2026, 3, 2, 14, 30).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + ".";
            default -> "A date is needed here, such as 2026-03-02.";
        };
    }
}
