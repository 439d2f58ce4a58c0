package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form-js schema, read once. Whatever form-js does not know stays in it: the {@code source} its submissions belong to,
 * the {@code language} its texts are in, {@code constants}, values of the canonical application that nobody is asked, and
 * {@code task} of one that people see in tasks.
 */
public final class FormSchema {
    /** Whose a submission is when the form names no source. */
    public static final String SOURCE = "forms";

    private final JsonNode json;
    private final List<FormField> components;

    private FormSchema(JsonNode json) {
        this.json = json;
        this.components = components(json, "", List.of());
    }

    /** Takes whatever it is given: what is wrong with it, the check of a draft says. */
    public static FormSchema of(JsonNode json) {
        return new FormSchema(json);
    }

    /** As it is written. */
    public JsonNode json() {
        return json;
    }

    public String source() {
        String source = json.path("source").asText("");
        return source.isBlank() ? SOURCE : source.strip();
    }

    /** Whether people see it in tasks of a process; it is no page then, and no application comes of it. */
    public boolean isOfTask() {
        return isOfTask(json);
    }

    /** The same of a schema that need not be read for it. */
    public static boolean isOfTask(JsonNode json) {
        return json.path("task").asBoolean(false);
    }

    /** ISO 639-1, of the texts in the schema itself. */
    public String language() {
        String language = json.path("language").asText("");
        return language.isBlank() ? "en" : language.strip();
    }

    /** By path of the canonical application, such as {@code product}. */
    public Map<String, Object> constants() {
        Map<String, Object> constants = new LinkedHashMap<>();
        json.path("constants").properties().forEach(each -> {
            JsonNode value = each.getValue();
            if (value.isNumber()) {
                constants.put(each.getKey(), value.decimalValue());
            } else if (value.isValueNode() && !value.isNull()) {
                constants.put(each.getKey(), value.isBoolean() ? value.booleanValue() : value.asText());
            }
        });
        return constants;
    }

    /** Those at the top; each group among them is a step of the page. */
    public List<FormField> components() {
        return components;
    }

    /** Every component, in their order. */
    public Stream<FormField> all() {
        return components.stream().flatMap(FormField::all);
    }

    /** Those that hold a value, in their order. */
    public List<FormField> fields() {
        return all().filter(FormField::isKeyed).toList();
    }

    /** @param path with or without positions in lists: {@code jobs.0.employer} */
    public Optional<FormField> field(String path) {
        List<String> wanted = Stream.of(path.split("[./]"))
                .filter(step -> !step.matches("\\d*"))
                .toList();
        return fields().stream().filter(field -> field.path().equals(wanted)).findFirst();
    }

    /** @param path of the canonical application; a field for the whole of it counts, or for one that lies in it */
    public Optional<FormField> boundTo(String path) {
        List<FormField> bound =
                fields().stream().filter(field -> field.canonical() != null).toList();
        return bound.stream()
                .filter(field -> path.equals(field.canonical()))
                .findFirst()
                .or(() -> bound.stream()
                        .filter(field -> path.startsWith(field.canonical() + '.')
                                || String.valueOf(field.canonical()).startsWith(path + '.'))
                        .findFirst());
    }

    private static List<FormField> components(JsonNode holder, String place, List<String> path) {
        List<FormField> read = new ArrayList<>();
        JsonNode components = holder.path("components");
        for (int i = 0; i < components.size(); i++) {
            read.add(field(components.get(i), place + "/components/" + i, path));
        }
        return read;
    }

    private static FormField field(JsonNode json, String place, List<String> around) {
        String type = json.path("type").asText("");
        List<String> path = new ArrayList<>(around);
        String step = json.path(FormField.KEYED.contains(type) ? "key" : "path").asText("");
        if (!step.isEmpty()) {
            path.addAll(List.of(step.split("\\.")));
        }
        return new FormField(type, path, place, json, components(json, place, path));
    }
}
