package finme.form.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.FormField;
import finme.form.FormSchema;
import java.util.Set;
import java.util.stream.Collectors;

/** Each component needs an id: errors, translations and differences are told by it. form-js's editor gives them, people forget. */
public final class DraftIds {
    private DraftIds() {}

    /** @return a copy in which none is missing */
    public static JsonNode completed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        FormSchema form = FormSchema.of(copy);
        Set<String> taken =
                form.all().map(field -> field.json().path("id").asText("")).collect(Collectors.toSet());
        form.all()
                .filter(field -> field.json().path("id").asText("").isBlank())
                .filter(field -> field.json().isObject())
                .forEach(field -> ((ObjectNode) field.json()).put("id", free(field, taken)));
        return copy;
    }

    private static String free(FormField field, Set<String> taken) {
        String wanted = "Field_" + field.json().path("key").asText(field.type()).replaceAll("\\W", "_");
        String id = wanted;
        for (int n = 2; !taken.add(id); n++) {
            id = wanted + '_' + n;
        }
        return id;
    }
}
