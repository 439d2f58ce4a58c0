package finme.admin.form.page;

import finme.form.Form;
import finme.form.FormField;
import finme.form.FormSchema;
import finme.form.FormTexts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One text of a form, in its own language and in another.
 *
 * @param place as {@link FormTexts} names it
 * @param of the field it belongs to, in words
 * @param kind what it is there: label, help …
 */
public record TextRow(String place, String of, String kind, String own, String other) {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("label", "label"),
            Map.entry("description", "help below it"),
            Map.entry("text", "text"),
            Map.entry("content", "text"),
            Map.entry("alt", "description of the image"),
            Map.entry("dateLabel", "label of the date"),
            Map.entry("timeLabel", "label of the time"),
            Map.entry("appearance.prefixAdorner", "before the input"),
            Map.entry("appearance.suffixAdorner", "after the input"),
            Map.entry("validate.patternErrorMessage", "message when it does not fit"),
            Map.entry("properties.help", "help"),
            Map.entry("properties.placeholder", "example in the input"),
            Map.entry("title", "title"));

    static List<TextRow> of(Form form, String language) {
        FormSchema schema = form.read();
        Map<String, String> there = form.translations().getOrDefault(language, Map.of());
        return FormTexts.of(schema).entrySet().stream()
                .map(text -> row(schema, text.getKey(), text.getValue(), there.getOrDefault(text.getKey(), "")))
                .toList();
    }

    private static TextRow row(FormSchema schema, String place, String own, String other) {
        if (place.startsWith("form.")) {
            return new TextRow(place, "The form", kind(place.substring("form.".length())), own, other);
        }
        Optional<FormField> field = schema.all()
                .filter(each -> place.startsWith(each.name() + '.'))
                .max(Comparator.comparingInt(each -> each.name().length()));
        String property =
                field.map(each -> place.substring(each.name().length() + 1)).orElse(place);
        return new TextRow(place, field.map(FormField::label).orElse(place), kind(property), own, other);
    }

    private static String kind(String property) {
        if (property.startsWith("values.")) {
            return "option " + property.substring("values.".length());
        }
        return KINDS.getOrDefault(property, property);
    }

    public boolean isMissing() {
        return other.isBlank();
    }

    public boolean isLong() {
        return own.length() > 60 || own.contains("\n");
    }
}
