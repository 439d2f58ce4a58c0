package finme.acceptance;

import finme.gateway.IntakeTally.Part;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names and types of a payload, without any of its values. A name may be a value, too (a file without its header row, an
 * object keyed by people): names that the mapping does not know are shown only when they look like names and stand
 * beside one that it knows.
 */
final class PayloadShape {
    private static final int MOST = 120;
    private static final int DEEPEST = 8;
    private static final Pattern NAME = Pattern.compile("[@#]?\\p{L}[\\p{L}_.:-]{0,39}\\p{N}{0,2}");
    private static final String HIDDEN = "*";

    private final Set<String> known;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private PayloadShape(Set<String> known) {
        this.known = known;
    }

    /** @param known names that the source's mapping reads */
    static List<Part> of(@Nullable Object payload, Set<String> known) {
        PayloadShape shape = new PayloadShape(known);
        shape.add("", payload, 0);
        return shape.parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    private void add(String path, @Nullable Object value, int depth) {
        if (parts.size() >= MOST || depth > DEEPEST) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            boolean familiar = map.keySet().stream().anyMatch(name -> known.contains(String.valueOf(name)));
            map.forEach((name, member) -> {
                String shown = shown(String.valueOf(name), familiar);
                add(path.isEmpty() ? shown : path + '.' + shown, member, depth + 1);
            });
        } else if (value instanceof Collection<?> list) {
            list.stream().limit(MOST).forEach(item -> add(path + "[]", item, depth + 1));
        } else if (!path.isEmpty()) {
            parts.merge(path, type(value), (one, other) -> one.equals(other) ? one : "mixed");
        }
    }

    private String shown(String name, boolean familiar) {
        return known.contains(name) || familiar && NAME.matcher(name).matches() ? name : HIDDEN;
    }

    private static String type(@Nullable Object value) {
        if (value == null) {
            return "empty";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value.toString().isBlank() ? "empty" : "text";
    }
}
