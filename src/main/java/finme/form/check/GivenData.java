package finme.form.check;

import finme.form.FormField;
import finme.form.FormSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came, as the form asks for it: nothing else is kept, what is missing has its default, each value its type. What
 * nobody can type into, a disabled or computed field, is never taken from outside.
 */
final class GivenData {
    static final int MOST_ITEMS = 100;

    private final Map<String, ?> given;
    private final Findings findings;
    private final ValueReader reader;
    private final Map<String, Object> data = new LinkedHashMap<>();

    private GivenData(Map<String, ?> given, ValueReader reader, Findings findings) {
        this.given = given;
        this.reader = reader;
        this.findings = findings;
    }

    /** @return nested maps and lists that may be changed */
    static Map<String, Object> read(FormSchema form, Map<String, ?> given, ValueReader reader, Findings findings) {
        GivenData data = new GivenData(given, reader, findings);
        form.components().forEach(field -> data.read(field, DataPath.ROOT, 0));
        return data.data;
    }

    private void read(FormField field, DataPath base, int known) {
        if (field.isKeyed()) {
            DataPath path = base.to(field, known);
            path.put(data, value(field, path));
        } else if (field.isRepeated()) {
            list(field, base.to(field, known));
        } else {
            field.components().forEach(component -> read(component, base, known));
        }
    }

    private @Nullable Object value(FormField field, DataPath path) {
        boolean ours = field.type().equals("expression")
                || field.json().path("disabled").asBoolean(false);
        return ours || !path.isIn(given) ? reader.standard(field) : reader.read(field, path.in(given), path, findings);
    }

    private void list(FormField field, DataPath path) {
        Object sent = path.in(given);
        int size = field.json().path("defaultRepetitions").asInt(1);
        if (sent instanceof List<?> items) {
            size = items.size();
        } else if (sent != null) {
            findings.addOfList(path, "invalid_type", Map.of(), "This is no list.");
        }
        if (size > MOST_ITEMS) {
            findings.addOfList(
                    path, "too_many", Map.of("max", "" + MOST_ITEMS), "At most " + MOST_ITEMS + " can be listed.");
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Math.min(size, MOST_ITEMS); i++) {
            items.add(new LinkedHashMap<String, Object>());
        }
        path.put(data, items);
        for (int i = 0; i < items.size(); i++) {
            DataPath item = path.at(i);
            field.components()
                    .forEach(component -> read(component, item, field.path().size()));
        }
    }
}
