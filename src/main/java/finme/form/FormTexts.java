package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a person reads of a form, which form-js keeps in one language. Each text has a place: the field's name and the
 * property, such as {@code amount.label}, {@code purpose.values.HOME}, {@code form.title}.
 */
public final class FormTexts {
    private static final List<String> OF_THE_FORM = List.of("title", "description");
    private static final List<String> OF_A_FIELD = List.of(
            "label",
            "description",
            "text",
            "content",
            "alt",
            "dateLabel",
            "timeLabel",
            "appearance.prefixAdorner",
            "appearance.suffixAdorner",
            "validate.patternErrorMessage",
            "properties.help",
            "properties.placeholder");

    private static final String BUTTON = "button";

    private FormTexts() {}

    /** @return every text of the form in its own language, by place and in the order of the form */
    public static Map<String, String> of(FormSchema form) {
        Map<String, String> texts = new LinkedHashMap<>();
        walk(form, (place, text) -> {
            texts.put(place, text);
            return text;
        });
        return texts;
    }

    /** @return places that have no text in the language */
    public static List<String> missing(Form form, String language) {
        FormSchema schema = form.read();
        if (language.equals(schema.language())) {
            return List.of();
        }
        Map<String, String> there = form.translations().getOrDefault(language, Map.of());
        return of(schema).keySet().stream()
                .filter(place -> there.getOrDefault(place, "").isBlank())
                .toList();
    }

    /**
     * The schema as form-js shows it: texts in the language where there are some, options of directories filled in,
     * without buttons.
     *
     * @param language ISO 639-1
     */
    public static ObjectNode localised(Form form, String language, OptionTexts options) {
        ObjectNode copy = form.schema().deepCopy();
        withoutButtons(copy);
        Map<String, String> translations = form.translations().getOrDefault(language, Map.of());
        FormSchema schema = FormSchema.of(copy);
        schema.all().filter(field -> field.directory() != null).forEach(field -> fill(field, language, options));
        if (!translations.isEmpty()) {
            walk(schema, (place, text) -> {
                String translated = translations.get(place);
                return translated == null || translated.isBlank() ? text : translated;
            });
            copy.put("language", language);
        }
        return copy;
    }

    /** The page has its own, which lead from step to step. */
    private static void withoutButtons(JsonNode holder) {
        Iterator<JsonNode> components = holder.path("components").elements();
        while (components.hasNext()) {
            JsonNode component = components.next();
            if (component.path("type").asText("").equals(BUTTON)) {
                components.remove();
            } else {
                withoutButtons(component);
            }
        }
    }

    private static void fill(FormField field, String language, OptionTexts options) {
        ObjectNode json = (ObjectNode) field.json();
        json.remove(Set.of("valuesKey", "valuesExpression"));
        ArrayNode values = json.putArray("values");
        options.of(String.valueOf(field.directory()), language)
                .forEach(option ->
                        values.addObject().put("label", option.label()).put("value", option.value()));
    }

    private interface Visit {
        /** @return what is to stand there */
        String text(String place, String text);
    }

    private static void walk(FormSchema form, Visit visit) {
        OF_THE_FORM.forEach(name -> visit(form.json(), List.of(name), text -> visit.text("form." + name, text)));
        form.all().filter(field -> !field.type().equals(BUTTON)).forEach(field -> walk(field, visit));
    }

    private static void walk(FormField field, Visit visit) {
        OF_A_FIELD.forEach(property -> visit(
                field.json(), List.of(property.split("\\.")), text -> visit.text(field.name() + '.' + property, text)));
        if (field.directory() == null) {
            for (JsonNode option : options(field)) {
                String place = field.name() + ".values." + option.path("value").asText();
                visit(option, List.of("label"), text -> visit.text(place, text));
            }
        }
    }

    /** A formula is the same in every language. */
    private static void visit(JsonNode root, List<String> path, UnaryOperator<String> text) {
        JsonNode holder = root;
        for (String step : path.subList(0, path.size() - 1)) {
            holder = holder.path(step);
        }
        String name = path.get(path.size() - 1);
        String present = holder.path(name).isTextual() ? holder.path(name).textValue() : "";
        if (!present.isBlank() && !present.startsWith("=") && holder instanceof ObjectNode object) {
            object.put(name, text.apply(present));
        }
    }

    private static List<JsonNode> options(FormField field) {
        List<JsonNode> options = new ArrayList<>();
        field.json().path("values").forEach(options::add);
        return options;
    }
}
