package finme.admin.form.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.CanonicalField;
import java.util.List;
import java.util.Set;

/** What a new form begins with: everything an application can't be taken in without, in three steps. */
final class Starter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Starter() {}

    static JsonNode titled(JsonNode schema, String title) {
        ObjectNode copy = schema.deepCopy();
        if (!title.isBlank()) {
            copy.put("title", title.strip());
        }
        return copy;
    }

    static JsonNode schema(String title) {
        ObjectNode schema = JSON.objectNode().put("type", "default").put("title", title.strip());
        schema.putObject("constants").put("product", "PERSONAL_LOAN").put("amount.currency", "EUR");
        ArrayNode steps = schema.putArray("components");
        step(steps, "loan", "The loan", Set.of("amount", "termMonths"));
        step(
                steps,
                "you",
                "About you",
                Set.of("borrower.firstName", "borrower.lastName", "borrower.birthDate", "borrower.phone"));
        step(steps, "agree", "Agree and send", Set.of("consents.DATA_SHARING"));
        return schema;
    }

    /** One of tasks: which application it is about. */
    static JsonNode ofTask(String title) {
        ObjectNode schema = JSON.objectNode().put("type", "default").put("title", title.strip());
        schema.put("task", true)
                .putArray("components")
                .addObject()
                .put("type", "text")
                .put("id", "Field_Application")
                .put("text", "## Application {{reference}}");
        return schema;
    }

    private static void step(ArrayNode steps, String id, String label, Set<String> paths) {
        ArrayNode fields = steps.addObject()
                .put("type", "group")
                .put("id", "Step_" + id)
                .put("label", label)
                .putArray("components");
        List<CanonicalField> wanted = CanonicalField.ALL.stream()
                .filter(field -> paths.contains(field.path()))
                .toList();
        wanted.forEach(field -> fields.add(component(field)));
    }

    private static ObjectNode component(CanonicalField field) {
        String key = field.path().substring(field.path().lastIndexOf('.') + 1);
        ObjectNode component = JSON.objectNode()
                .put("type", field.type())
                .put("id", "Field_" + key)
                .put("key", key)
                .put("label", field.label());
        field.extra().forEach((name, value) -> component.set(name, JSON.pojoNode(value)));
        ObjectNode validate = component.putObject("validate");
        field.validate().forEach((name, value) -> validate.set(name, JSON.pojoNode(value)));
        ObjectNode properties = component.putObject("properties");
        field.properties().forEach((name, value) -> properties.set(name, JSON.pojoNode(value)));
        return component;
    }
}
