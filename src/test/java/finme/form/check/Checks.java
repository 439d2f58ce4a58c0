package finme.form.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.CodeLists;
import finme.form.FormCheck;
import finme.mapping.Feel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The check as it stands, with directories of the tests' own. */
final class Checks {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    static final CodeLists CODES = directory -> directory.equals("purposes") ? Set.of("HOME", "CAR") : Set.of();
    static final Feel FEEL = feel();
    static final FormCheck CHECK = new SubmissionCheck(FEEL, CODES);

    private Checks() {}

    static Map<String, Object> map(JsonNode json) {
        return JSON.convertValue(json, MAP);
    }

    static JsonNode tree(Object values) {
        return JSON.valueToTree(values);
    }

    /** Without what is null, numbers written in one way. */
    static JsonNode tidy(JsonNode node) {
        if (node.isNumber()) {
            return TextNode.valueOf(new BigDecimal(node.asText())
                    .setScale(6, java.math.RoundingMode.HALF_UP)
                    .toPlainString());
        } else if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> list.add(tidy(each)));
            return list;
        } else if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().stream()
                    .filter(each -> !each.getValue().isNull())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> {
                        JsonNode tidied = tidy(each.getValue());
                        if (!tidied.isObject() || !tidied.isEmpty()) {
                            object.set(each.getKey(), tidied);
                        }
                    });
            return object;
        }
        return node;
    }

    private static Feel feel() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.scan("finme.mapping");
            context.refresh();
            return context.getBean(Feel.class);
        }
    }
}
