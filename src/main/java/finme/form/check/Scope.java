package finme.form.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that a formula sees: all that was filled in, and inside of a list its own entry ({@code this}), what is around
 * it ({@code parent}) and its positions, counted from one ({@code i}).
 */
record Scope(
        Map<String, Object> data,
        @Nullable Object self,
        @Nullable Object parent,
        List<Integer> positions) {
    static Scope of(Map<String, Object> data) {
        return new Scope(data, data, null, List.of());
    }

    Scope inside(@Nullable Object entry, int position) {
        List<Integer> all = new ArrayList<>(positions);
        all.add(position + 1);
        Map<String, @Nullable Object> around = new LinkedHashMap<>();
        special(around, "", "");
        if (self instanceof Map<?, ?> map) {
            map.forEach((name, value) -> around.put(String.valueOf(name), value));
        }
        special(around, "_", "_");
        return new Scope(data, entry, around, all);
    }

    Map<String, @Nullable Object> names() {
        Map<String, @Nullable Object> names = new LinkedHashMap<>(2 * (data.size() + 6));
        special(names, "", "");
        names.putAll(data);
        special(names, "_", "_");
        return names;
    }

    private void special(Map<String, @Nullable Object> names, String before, String behind) {
        names.put(before + "this" + behind, self);
        names.put(before + "parent" + behind, parent);
        names.put(before + "i" + behind, positions);
    }
}
