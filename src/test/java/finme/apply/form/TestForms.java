package finme.apply.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.form.Form;
import finme.testing.FinMeHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Forms of the tests, published straight away. */
public final class TestForms {
    public static final String SOURCE = "form-tests";

    private static int people = 1;

    private final FinMeHttp http;
    private final Catalogue<Form> forms;
    private final ObjectMapper json;

    public TestForms(FinMeHttp http, Catalogue<Form> forms, ObjectMapper json) {
        this.http = http;
        this.forms = forms;
        this.json = json;
    }

    public void source(Map<String, Object> more) {
        Map<String, Object> source = new java.util.HashMap<>(
                Map.of("name", "Forms of tests", "key", "form-tests-key", "format", "JSON", "mapping", "payload"));
        source.putAll(more);
        http.putMasterData("sources", SOURCE, source);
    }

    /** @return its version */
    public int publish(String key, Consumer<ObjectNode> change) {
        return publish(key, change, Map.of());
    }

    public int publish(String key, Consumer<ObjectNode> change, Map<String, Map<String, String>> translations) {
        ObjectNode schema = read("/forms/loan.json");
        change.accept(schema);
        return forms.put(new Form(key, null, null, schema, translations), ExpectedVersion.ANY, "tests")
                .versioned()
                .version();
    }

    public ObjectNode read(String resource) {
        try (InputStream file = Objects.requireNonNull(TestForms.class.getResourceAsStream(resource))) {
            return (ObjectNode) json.readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Somebody new each time. */
    public ObjectNode answers() {
        return json.createObjectNode()
                .put("amount", 6000)
                .put("term", 36)
                .put("firstName", "Zdenka")
                .put("lastName", "Formova")
                .put("born", "1990-04-17")
                .put("mail", "zdenka." + people++ + "@forms.example.test")
                .put("agreed", true);
    }

    public static ArrayNode components(ObjectNode schema, int step) {
        return (ArrayNode) schema.path("components").path(step).path("components");
    }

    public static void remove(ObjectNode schema, int step, String key) {
        ArrayNode components = components(schema, step);
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).path("key").asText().equals(key)) {
                components.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** A select with one option. */
    public static void choice(ObjectNode schema, int step, String key, String value, String label) {
        ObjectNode field = components(schema, step).addObject();
        field.put("id", "F_" + key).put("type", "select").put("key", key).put("label", "New " + key);
        field.putArray("values").addObject().put("value", value).put("label", label);
    }

    public static void add(ObjectNode schema, int step, String key, boolean required) {
        ObjectNode field = components(schema, step).addObject();
        field.put("id", "F_" + key).put("type", "textfield").put("key", key).put("label", "New " + key);
        field.putObject("validate").put("required", required);
    }
}
