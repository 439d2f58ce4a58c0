package finme.crm.trial;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.RecordKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A made-up record of each kind, as mappings see one. */
@Component
class Samples {
    private static final TypeReference<Map<String, Map<String, Object>>> CONTEXTS = new TypeReference<>() {};

    private final Map<String, Map<String, Object>> contexts;

    Samples(ObjectMapper json) {
        try (InputStream file = Samples.class.getResourceAsStream("/crm/samples.json")) {
            contexts = json.copy()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readValue(file, CONTEXTS);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Map<String, Object> of(RecordKind kind) {
        return contexts.getOrDefault(kind.word(), Map.of());
    }

    /** @return what the sample has at a canonical path; null when it has nothing there */
    static @Nullable Object at(Map<String, ?> context, String path) {
        Object found = context;
        for (String step : path.split("\\.")) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }
}
