package finme.form.check;

import finme.form.FormField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to a value in what was filled in: names, and positions in lists. */
record DataPath(List<Object> steps) {
    static final DataPath ROOT = new DataPath(List.of());

    DataPath {
        steps = List.copyOf(steps);
    }

    /** @param known how many steps of the field's own path lie behind already */
    DataPath to(FormField field, int known) {
        List<Object> all = new ArrayList<>(steps);
        all.addAll(field.path().subList(known, field.path().size()));
        return new DataPath(all);
    }

    DataPath at(int position) {
        List<Object> all = new ArrayList<>(steps);
        all.add(position);
        return new DataPath(all);
    }

    DataPath holder() {
        return new DataPath(steps.subList(0, steps.size() - 1));
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    @Nullable
    Object in(Map<String, ?> data) {
        Object here = data;
        for (Object step : steps) {
            here = step(here, step);
        }
        return here;
    }

    boolean isIn(Map<String, ?> data) {
        return holder().in(data) instanceof Map<?, ?> map && map.containsKey(last());
    }

    @SuppressWarnings("unchecked")
    void put(Map<String, Object> data, @Nullable Object value) {
        Object here = data;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            Object next = step(here, step);
            if (next == null && here instanceof Map<?, ?> map) {
                next = new LinkedHashMap<String, Object>();
                ((Map<Object, Object>) map).put(step, next);
            }
            here = next;
        }
        if (here instanceof Map<?, ?> map) {
            ((Map<Object, @Nullable Object>) map).put(last(), value);
        }
    }

    /** The same where nothing is yet; what is skipped in a list stays empty. */
    @SuppressWarnings("unchecked")
    void add(Map<String, Object> values, @Nullable Object value) {
        Object here = values;
        for (int at = 0; at < steps.size() - 1; at++) {
            boolean list = steps.get(at + 1) instanceof Integer;
            Object next = step(here, steps.get(at));
            if (next == null) {
                next = list ? new ArrayList<>() : new LinkedHashMap<String, Object>();
                if (here instanceof Map<?, ?> map) {
                    ((Map<Object, Object>) map).put(steps.get(at), next);
                } else if (here instanceof List<?> items) {
                    pad((List<@Nullable Object>) items, (Integer) steps.get(at));
                    ((List<Object>) items).set((Integer) steps.get(at), next);
                }
            }
            here = next;
        }
        ((Map<Object, @Nullable Object>) here).put(last(), value);
    }

    private static void pad(List<@Nullable Object> items, int position) {
        while (items.size() <= position) {
            items.add(new LinkedHashMap<String, Object>());
        }
    }

    /** With whatever holds nothing else. */
    void remove(Map<String, Object> data) {
        Object holder = holder().in(data);
        if (holder instanceof Map<?, ?> map) {
            map.remove(last());
        } else if (holder instanceof List<?> && last() instanceof Integer position) {
            @SuppressWarnings("unchecked")
            List<@Nullable Object> list = (List<@Nullable Object>) holder;
            list.set(position, null);
        }
        boolean empty = holder instanceof Map<?, ?> map && map.isEmpty()
                || holder instanceof List<?> list && list.stream().allMatch(each -> each == null);
        if (empty && steps.size() > 1) {
            holder().remove(data);
        }
    }

    private Object last() {
        return steps.get(steps.size() - 1);
    }

    private static @Nullable Object step(@Nullable Object here, Object step) {
        if (here instanceof Map<?, ?> map) {
            return map.get(step);
        }
        return here instanceof List<?> list && step instanceof Integer position && position < list.size()
                ? list.get(position)
                : null;
    }

    String pointer() {
        return steps.stream().map(step -> "/" + step).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return steps.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
