package finme.apply.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.FormSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nested values by path. */
final class Data {
    private Data() {}

    static @Nullable Object at(Map<?, ?> values, List<String> path) {
        Object here = values;
        for (String step : path) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here;
    }

    static void put(Map<String, Object> values, List<String> path, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Map<String, Object> holder = values;
        for (String step : path.subList(0, path.size() - 1)) {
            holder = inside(holder, step);
        }
        holder.put(path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inside(Map<String, Object> holder, String name) {
        return (Map<String, Object>) holder.compute(
                name, (key, present) -> present instanceof Map<?, ?> ? present : new LinkedHashMap<String, Object>());
    }

    /** What is there already stays. */
    static void add(Map<String, Object> values, Map<String, Object> more) {
        more.forEach((name, value) -> {
            Object present = values.get(name);
            if (present == null) {
                values.put(name, value);
            } else if (present instanceof Map<?, ?> && value instanceof Map<?, ?> map) {
                Map<String, Object> inner = new LinkedHashMap<>();
                map.forEach((key, held) -> inner.put(String.valueOf(key), held));
                add(inside(values, name), inner);
            }
        });
    }

    /** The answers of a former version count, not what it took for granted. */
    static FormSchema withoutConstants(FormSchema schema) {
        ObjectNode copy = schema.json().deepCopy();
        copy.remove("constants");
        return FormSchema.of(copy);
    }
}
