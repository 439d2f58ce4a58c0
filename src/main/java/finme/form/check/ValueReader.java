package finme.form.check;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.FormField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as its field has it: form-js reads the same, but silently empties what it can't read, and here that is told. */
final class ValueReader {
    private static final int LONGEST = 10_000;
    private static final int MOST_DIGITS = 40;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern LINES = Pattern.compile("[\\r\\n\\t]");

    private final OptionValues options;

    ValueReader(OptionValues options) {
        this.options = options;
    }

    /** What a field holds before anybody has touched it. */
    @Nullable
    Object standard(FormField field) {
        JsonNode value = field.json().path("defaultValue");
        if (!value.isMissingNode() && !value.isNull() && !field.type().equals("expression")) {
            return OptionValues.plain(value);
        }
        return empty(field);
    }

    private static @Nullable Object empty(FormField field) {
        return switch (field.type()) {
            case "textfield", "textarea" -> "";
            case "checkbox" -> false;
            case "checklist", "taglist" -> List.of();
            default -> null;
        };
    }

    @Nullable
    Object read(FormField field, @Nullable Object given, DataPath path, Findings findings) {
        if (given == null || given.equals("")) {
            return empty(field);
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, given, path, findings);
            case "number" -> number(field, given, path, findings);
            case "checkbox" -> flag(given, path, findings);
            case "radio", "select" -> one(field, given, path, findings);
            case "checklist", "taglist" -> many(field, given, path, findings);
            case "datetime" -> date(field, given, path, findings);
            default -> null;
        };
    }

    private static Object text(FormField field, Object given, DataPath path, Findings findings) {
        String text = given instanceof Number number ? Numbers.text(number) : String.valueOf(given);
        if (given instanceof List || given instanceof Map) {
            findings.add(path, "invalid_type", "A text is needed here.");
            return "";
        }
        if (text.length() > LONGEST) {
            findings.add(
                    path, "too_long", Map.of("max", "" + LONGEST), "At most " + LONGEST + " characters can be taken.");
            return "";
        }
        return field.type().equals("textfield") ? LINES.matcher(text).replaceAll(" ") : text;
    }

    private static @Nullable Object number(FormField field, Object given, DataPath path, Findings findings) {
        BigDecimal number = null;
        if (given instanceof Number value) {
            number = Numbers.of(value);
        } else if (given instanceof String text && NUMBER.matcher(text.strip()).matches()) {
            number = new BigDecimal(text.strip());
        }
        if (number == null || Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > 2 * MOST_DIGITS) {
            findings.add(path, "invalid_type", "A number is needed here.");
            return null;
        }
        return field.json().path("serializeToString").asBoolean(false)
                ? given instanceof String text ? text : Numbers.text(number)
                : number;
    }

    private static Object flag(Object given, DataPath path, Findings findings) {
        if (!(given instanceof Boolean)) {
            findings.add(path, "invalid_type", "Yes or no is needed here: true or false.");
        }
        return Boolean.TRUE.equals(given);
    }

    private @Nullable Object one(FormField field, Object given, DataPath path, Findings findings) {
        if (options.areKnown(field) && !options.contain(field, given)) {
            findings.add(path, "not_an_option", "This is none of the options.");
            return null;
        }
        return given;
    }

    private Object many(FormField field, Object given, DataPath path, Findings findings) {
        if (!(given instanceof List<?> chosen)) {
            findings.add(path, "invalid_type", "A list of options is needed here.");
            return List.of();
        }
        List<Object> kept = new ArrayList<>();
        chosen.stream()
                .filter(each -> each != null && (!options.areKnown(field) || options.contain(field, each)))
                .forEach(kept::add);
        if (kept.size() < chosen.size()) {
            findings.add(path, "not_an_option", "One of these is none of the options.");
        }
        return kept;
    }

    private static @Nullable Object date(FormField field, Object given, DataPath path, Findings findings) {
        if (given instanceof String text && Dates.isGood(text, Dates.subtype(field))) {
            return text;
        }
        findings.add(path, "invalid_date", Map.of("kind", Dates.subtype(field)), Dates.sentence(Dates.subtype(field)));
        return null;
    }
}
