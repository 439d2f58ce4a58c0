package finme.cabinet.cases;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a submitted form by their keys; a key with dots may come as objects inside each other. */
final class GivenValues {
    private static final int MOST = 100;

    private GivenValues() {}

    static Map<String, String> of(JsonNode data) {
        if (!data.isObject()) {
            throw Problem.invalid("/data", "required", "The values of the task's fields are wanted.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        read("", data, values);
        return values;
    }

    private static void read(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                read(path.isEmpty() ? field.getKey() : path + '.' + field.getKey(), field.getValue(), values);
            }
        } else if (node.isValueNode() && !node.isNull() && values.size() < MOST) {
            values.put(path, node.asText());
        }
    }
}
