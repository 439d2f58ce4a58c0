package finme.crm.twoway;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.IdentityValue;
import finme.crm.Crm.Mapping;
import finme.crm.merge.Theirs;
import finme.kernel.Problem;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A CRM's record as values of ours, in the one form in which we keep what people are found by. */
@Component
public class InValues {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final Map<String, IdentityValue> FOUND_BY = Map.of(
            "borrower.phone", IdentityValue.PHONE,
            "borrower.email", IdentityValue.EMAIL,
            "borrower.taxId", IdentityValue.TAX_ID);

    private final Feel feel;
    private final ObjectMapper json;

    InValues(Feel feel, ObjectMapper json) {
        this.feel = feel;
        this.json = json;
    }

    /**
     * @param record fields by their names there
     * @throws MappingFault when it fails
     */
    public Theirs read(Mapping mapping, Map<String, ?> record) throws MappingFault {
        Object made =
                feel.compile(Objects.requireNonNullElse(mapping.in(), "{}")).evaluate(Map.of("record", record));
        Map<String, JsonNode> values = new TreeMap<>();
        Set<String> unusable = new TreeSet<>();
        if (made instanceof Map<?, ?> map) {
            Object country = map.get("borrower.address.country");
            map.forEach((name, value) -> values.put(
                    String.valueOf(name), read(String.valueOf(name), json.valueToTree(value), country, unusable)));
        }
        return new Theirs(values, unusable, changedAt(mapping, record));
    }

    /** @return when they last changed it; null when they do not say */
    public static @Nullable Instant changedAt(Mapping mapping, Map<String, ?> record) {
        return time(mapping.changedAt() == null ? null : record.get(mapping.changedAt()));
    }

    /** @throws Problem 422 when it can't be such a value */
    public JsonNode normal(String name, JsonNode value) {
        IdentityValue kind = FOUND_BY.get(name);
        return kind == null || !value.isTextual() ? value : TextNode.valueOf(kind.read(value.asText(), null));
    }

    /** @return fields as JSON gives them */
    public Map<String, Object> fields(JsonNode record) {
        return json.convertValue(record, MAP);
    }

    private static JsonNode read(String name, JsonNode value, @Nullable Object country, Set<String> unusable) {
        IdentityValue kind = FOUND_BY.get(name);
        if (kind == null || !value.isTextual() || value.asText().isBlank()) {
            return value;
        }
        try {
            return TextNode.valueOf(kind.read(value.asText(), country instanceof String code ? code : null));
        } catch (Problem none) {
            unusable.add(name);
            return value;
        }
    }

    private static @Nullable Instant time(@Nullable Object text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.toString()).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
