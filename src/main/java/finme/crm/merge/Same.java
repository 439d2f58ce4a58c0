package finme.crm.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;

/** Whether two values mean the same: 20 is 20.0, and what is blank or missing is nothing. */
final class Same {
    private Same() {}

    static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.asText().isBlank());
    }

    static boolean are(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size()
                    && one.properties().stream()
                            .allMatch(member -> are(member.getValue(), other.path(member.getKey())));
        }
        return one.equals(other);
    }

    static JsonNode in(Map<String, JsonNode> values, String name) {
        JsonNode value = values.get(name);
        return value == null ? NullNode.getInstance() : value;
    }
}
