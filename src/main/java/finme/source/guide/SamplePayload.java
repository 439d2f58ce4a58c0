package finme.source.guide;

import finme.mapping.PayloadPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payload that can be changed part by part: nested maps, with a list where the mapping goes through one. */
final class SamplePayload {
    private final Map<String, Object> root;

    private SamplePayload(Map<String, Object> root) {
        this.root = root;
    }

    /** A copy, so that what was read stays as it was. @return null when the payload is no object */
    static @Nullable SamplePayload of(Object payload) {
        return copy(payload) instanceof Map<?, ?> map ? new SamplePayload(cast(map)) : null;
    }

    static SamplePayload empty() {
        return new SamplePayload(new LinkedHashMap<>());
    }

    Map<String, Object> payload() {
        return root;
    }

    @Nullable
    Object get(PayloadPath path) {
        Object here = root;
        for (String step : path.steps()) {
            Object holder = here instanceof List<?> list && !list.isEmpty() ? list.get(0) : here;
            here = holder instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here instanceof List<?> list && list.size() == 1 ? list.get(0) : here;
    }

    /** @param lists parts that are lists: what is put there, or on the way, is the only item */
    void put(PayloadPath path, Object value, Set<PayloadPath> lists) {
        Map<String, Object> holder = root;
        List<String> steps = path.steps();
        for (int i = 0; i < steps.size() - 1; i++) {
            holder = inside(holder, steps.get(i), lists.contains(new PayloadPath(steps.subList(0, i + 1))));
        }
        Object present = holder.get(steps.get(steps.size() - 1));
        boolean listed = present instanceof List<?> || present == null && lists.contains(path);
        holder.put(steps.get(steps.size() - 1), listed && !(value instanceof List<?>) ? listOf(value) : value);
    }

    void remove(PayloadPath path) {
        remove(root, path.steps());
    }

    private static void remove(Object holder, List<String> steps) {
        if (holder instanceof List<?> list) {
            list.forEach(item -> remove(item, steps));
        } else if (holder instanceof Map<?, ?> map) {
            Object next = map.get(steps.get(0));
            if (steps.size() == 1) {
                map.remove(steps.get(0));
            } else if (next != null) {
                remove(next, steps.subList(1, steps.size()));
            }
        }
    }

    private static Map<String, Object> inside(Map<String, Object> holder, String step, boolean listed) {
        Object present = holder.get(step);
        Object item = present instanceof List<?> list && !list.isEmpty() ? list.get(0) : present;
        if (item instanceof Map<?, ?> map) {
            return cast(map);
        }
        Map<String, Object> fresh = new LinkedHashMap<>();
        holder.put(step, listed ? listOf(fresh) : fresh);
        return fresh;
    }

    private static List<Object> listOf(Object value) {
        List<Object> list = new ArrayList<>();
        list.add(value);
        return list;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(String.valueOf(name), copy(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
