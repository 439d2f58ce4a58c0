package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.tryton.TrytonLinks.Linked;
import finme.crm.tryton.TrytonModels.Field;
import finme.crm.tryton.TrytonModels.Model;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields as a mapping gives them, made into what the server takes. */
record TrytonRecord(Model model, Linked linked) {
    /** Rows of one field that are told from the others by what they have in a field. */
    private record Row(String field, String selector, String selected) {}

    /**
     * @param there the record as it is; null for a new one
     * @throws MappingFault in words that quote no value
     */
    Map<String, Object> values(Map<String, ?> fields, @Nullable JsonNode there) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<Row, Map<String, Object>> rows = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            FieldPath path = FieldPath.read(name).orElseThrow(() -> fault("names no field"));
            Field field = model.field(path.field());
            if (!field.exists()) {
                throw fault("writes a field that is not there");
            }
            if (path.isRow()) {
                Row row = new Row(
                        path.field(), Objects.requireNonNull(path.selector()), Objects.requireNonNull(path.selected()));
                rows.computeIfAbsent(row, fresh -> new LinkedHashMap<>())
                        .put(Objects.requireNonNull(path.value()), value);
            } else {
                values.put(path.field(), path.isLink() ? id(path, value) : TrytonValues.encode(field, value));
            }
        });
        rows.forEach((row, content) -> put(row, content, there, values));
        return values;
    }

    private @Nullable Long id(FieldPath path, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Long id = linked.ids().getOrDefault(path, Map.of()).get(value.toString());
        if (id == null) {
            throw fault("links to what is not there yet");
        }
        return id;
    }

    @SuppressWarnings("unchecked")
    private void put(Row row, Map<String, Object> content, @Nullable JsonNode there, Map<String, Object> values) {
        List<Object> change = change(row, content, there);
        if (!change.isEmpty()) {
            ((List<Object>) values.computeIfAbsent(row.field(), fresh -> new ArrayList<>())).add(change);
        }
    }

    /** @return empty when there is nothing to do */
    private List<Object> change(Row row, Map<String, Object> content, @Nullable JsonNode there) {
        Model of = linked.rows().get(row.field());
        if (of == null) {
            throw fault("writes rows where there are none");
        }
        Map<String, Object> encoded = new LinkedHashMap<>();
        content.forEach((name, value) -> encoded.put(name, TrytonValues.encode(of.field(name), value)));
        boolean blank = content.values().stream()
                .allMatch(value -> value == null || value.toString().isBlank());
        JsonNode present = there == null
                ? null
                : TrytonRows.row(there, new FieldPath(row.field(), row.selector(), row.selected(), ""));
        if (present == null) {
            encoded.put(row.selector(), row.selected());
            return blank ? List.of() : List.of("create", List.of(encoded));
        }
        List<Long> id = List.of(present.path("id").asLong());
        if (blank) {
            return List.of("delete", id);
        }
        boolean same = content.entrySet().stream()
                .allMatch(each -> String.valueOf(each.getValue())
                        .equals(String.valueOf(TrytonValues.decode(present.path(each.getKey())))));
        return same ? List.of() : List.of("write", id, encoded);
    }

    private static MappingFault fault(String words) {
        return new MappingFault("mapping " + words, 0, 0);
    }
}
