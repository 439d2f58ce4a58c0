package finme.form.check;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CodeLists;
import finme.form.FormField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What may be chosen: entries of a directory, those in the schema, or what a formula gives. */
final class OptionValues {
    private final CodeLists codes;

    OptionValues(CodeLists codes) {
        this.codes = codes;
    }

    /** Whether they are without asking a formula. */
    boolean areKnown(FormField field) {
        return field.directory() != null
                || field.json().path("valuesExpression").asText("").isEmpty();
    }

    boolean contain(FormField field, Object value) {
        String directory = field.directory();
        if (directory != null) {
            return value instanceof String code && codes.active(directory).contains(code);
        }
        return StreamSupport.stream(field.json().path("values").spliterator(), false)
                .map(OptionValues::value)
                .anyMatch(option -> isSame(option, value));
    }

    /** @param options what a formula gave: values, or objects with one */
    static boolean contain(@Nullable Object options, Object value) {
        return options instanceof List<?> list
                && list.stream()
                        .map(option -> option instanceof Map<?, ?> map ? map.get("value") : option)
                        .anyMatch(option -> isSame(option, value));
    }

    private static @Nullable Object value(JsonNode option) {
        return plain(option.isObject() ? option.path("value") : option);
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Numbers.of(a).compareTo(Numbers.of(b)) == 0
                : one != null && one.equals(other);
    }

    /** As FEEL sees it. */
    static @Nullable Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.isBigDecimal() ? node.decimalValue() : new BigDecimal(node.asText());
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(plain(each)));
            return list;
        } else if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(each -> map.put(each.getKey(), plain(each.getValue())));
            return map;
        }
        return node.isTextual() ? node.textValue() : null;
    }
}
