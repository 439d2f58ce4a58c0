package finme.reception.completion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CanonicalApplication;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** A canonical application as values by name, and back. */
@Component
class Documents {
    private static final TypeReference<TreeMap<String, Object>> VALUES = new TypeReference<>() {};

    private final ObjectMapper json;

    Documents(ObjectMapper json) {
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param values by place; a blank one takes away what stood there */
    Map<String, Object> with(CanonicalApplication document, Map<String, String> values) {
        Map<String, Object> all = json.convertValue(document, VALUES);
        values.forEach((pointer, value) -> put(all, pointer.substring(1).split("/", -1), value));
        return all;
    }

    private static void put(Map<String, Object> all, String[] path, String value) {
        if (path.length == 1) {
            all.put(path[0], value);
            return;
        }
        Map<String, Object> inner = new TreeMap<>();
        if (all.get(path[0]) instanceof Map<?, ?> present) {
            present.forEach((name, held) -> inner.put(String.valueOf(name), held));
        }
        inner.put(path[1], value);
        all.put(path[0], inner);
    }

    CanonicalApplication canonical(JsonNode application) {
        try {
            return json.treeToValue(application, CanonicalApplication.class);
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("a checked application does not follow the canonical schema");
        }
    }
}
