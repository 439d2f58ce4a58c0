package finme.canonical.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.identity.Unusable;
import finme.kernel.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a source knows beyond the canonical names: single values and lists of them, sorted by name. */
final class Attributes {
    private static final int MOST = 100;
    private static final int NAME = 64;
    private static final int VALUE = 1000;

    private Attributes() {}

    static void read(Section root) {
        Section attributes = root.section("attributes", false);
        if (!(root.raw("attributes") instanceof Map<?, ?> map)) {
            return;
        }
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(name), value);
            }
        });
        int count = 0;
        for (String name : sorted.keySet()) {
            if (name.length() > NAME || count++ >= MOST) {
                root.report()
                        .warning(new Fault("/attributes", "too_many", "At most 100 attributes with names up to 64."));
                attributes.raw(name);
            } else {
                attributes.optional(name, Attributes::value);
            }
        }
        root.add("attributes", attributes);
    }

    private static JsonNode value(Object raw) throws Unusable {
        if (raw instanceof List<?> list) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            for (Object element : list.subList(0, Math.min(list.size(), MOST))) {
                if (element != null) {
                    values.add(single(element));
                }
            }
            return values;
        }
        return single(raw);
    }

    private static JsonNode single(Object raw) throws Unusable {
        if (raw instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (raw instanceof Number number) {
            return number(number);
        }
        return TextNode.valueOf(Readings.string(raw, VALUE));
    }

    private static JsonNode number(Number number) throws Unusable {
        try {
            BigDecimal exact = Readings.plain(new BigDecimal(number.toString())).stripTrailingZeros();
            return DecimalNode.valueOf(exact.scale() < 0 ? exact.setScale(0) : exact);
        } catch (NumberFormatException infinite) {
            throw new Unusable("invalid_number", "A finite number is needed.");
        }
    }
}
