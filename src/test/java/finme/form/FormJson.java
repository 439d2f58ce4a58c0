package finme.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Forms of the tests, written as JSON. */
public final class FormJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormJson() {}

    /** @param components without the brackets around them */
    public static ObjectNode of(String components) {
        return read("{\"type\": \"default\", \"schemaVersion\": 19, \"components\": [" + components + "]}");
    }

    public static FormSchema schema(String components) {
        return FormSchema.of(of(components));
    }

    public static Form form(String key, ObjectNode schema) {
        return new Form(key, null, null, schema, Map.of());
    }

    public static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
