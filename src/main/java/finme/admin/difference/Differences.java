package finme.admin.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import finme.admin.DisplayFormat;
import finme.catalogue.MasterData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two documents member by member. What a list holds is known again by its code, id, key or name, so that one more
 * at the top is one difference. A secret is a mask on both sides, and told as being there.
 */
public final class Differences {
    private static final DisplayFormat SHOW = new DisplayFormat();
    private static final List<String> NAMES = List.of("code", "id", "key", "name");
    private static final String PARTS = " › ";

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** @return in the order of the later document, what was removed behind what is beside it */
    public static List<Difference> between(JsonNode before, JsonNode after) {
        Differences all = new Differences();
        all.compare("", "", before, after);
        return List.copyOf(all.found);
    }

    private void compare(String place, String label, JsonNode before, JsonNode after) {
        if (before.equals(after) || isNothing(before) && isNothing(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            members(place, label, before, after);
        } else if (before.isArray() && after.isArray()) {
            items(place, label, before, after);
        } else {
            found.add(Difference.of(place, label.isEmpty() ? "All" : label, text(before), text(after)));
        }
    }

    private void members(String place, String label, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String pointer = place + '/' + name.replace("~", "~0").replace("/", "~1");
            compare(pointer, joined(label, word(name)), before.path(name), after.path(name));
        }
    }

    private void items(String place, String label, JsonNode before, JsonNode after) {
        Map<String, Integer> old = keys(before, after);
        Map<String, Integer> fresh = old == null ? null : keys(after, before);
        if (old == null || fresh == null) {
            plain(place, label, before, after);
            return;
        }
        fresh.forEach((key, at) -> {
            Integer was = old.get(key);
            compare(place + '/' + at, joined(label, key), was == null ? missing() : before.get(was), after.get(at));
        });
        old.forEach((key, was) -> {
            if (!fresh.containsKey(key)) {
                compare(place + '/' + was, joined(label, key), before.get(was), missing());
            }
        });
        List<String> stayed = old.keySet().stream().filter(fresh::containsKey).toList();
        List<String> now = fresh.keySet().stream().filter(old::containsKey).toList();
        if (!stayed.equals(now)) {
            found.add(Difference.of(place, joined(label, "order"), String.join(", ", stayed), String.join(", ", now)));
        }
    }

    /** Lists without names: single values together, others one by one in their places. */
    private void plain(String place, String label, JsonNode before, JsonNode after) {
        if (isOfValues(before) && isOfValues(after)) {
            found.add(Difference.of(place, label, text(before), text(after)));
            return;
        }
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(place + '/' + i, joined(label, String.valueOf(i + 1)), at(before, i), at(after, i));
        }
    }

    /** @return where each stands, by its name; null when they have none of their own */
    private static @Nullable Map<String, Integer> keys(JsonNode list, JsonNode other) {
        for (String name : NAMES) {
            Map<String, Integer> keys = keys(list, name);
            if (keys != null && keys(other, name) != null) {
                return keys;
            }
        }
        return null;
    }

    private static @Nullable Map<String, Integer> keys(JsonNode list, String name) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String key = list.get(i).path(name).textValue();
            if (key == null || keys.put(key, i) != null) {
                return null;
            }
        }
        return keys;
    }

    private static boolean isOfValues(JsonNode list) {
        Set<Boolean> kinds = new HashSet<>();
        list.forEach(item -> kinds.add(item.isValueNode()));
        return !kinds.contains(false);
    }

    private static JsonNode at(JsonNode list, int index) {
        return index < list.size() ? list.get(index) : missing();
    }

    private static JsonNode missing() {
        return MissingNode.getInstance();
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isContainerNode() && node.isEmpty();
    }

    private static @Nullable String text(JsonNode node) {
        if (isNothing(node)) {
            return null;
        }
        if (node.isValueNode()) {
            return MasterData.MASK.equals(node.textValue()) ? "set, never shown" : node.asText();
        }
        List<String> lines = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> lines.add(String.valueOf(text(item)).replace("\n", ", ")));
            return String.join(isOfValues(node) ? ", " : "\n", lines);
        }
        node.properties().forEach(member -> {
            String value = text(member.getValue());
            if (value != null) {
                lines.add(word(member.getKey()) + ": "
                        + (member.getValue().isObject() ? value.replace("\n", ", ") : value));
            }
        });
        return String.join("\n", lines);
    }

    private static String joined(String label, String part) {
        return label.isEmpty() ? part : label + PARTS + part;
    }

    /** Names of members in words, codes as they are. */
    private static String word(String name) {
        return name.matches("[a-z][a-zA-Z]{2,}") ? SHOW.label(name) : name;
    }
}
