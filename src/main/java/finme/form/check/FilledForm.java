package finme.form.check;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.FormField;
import finme.form.FormSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A form with what was filled in: which of its fields are shown, and what the computed ones say. As in form-js, conditions
 * see hidden fields as they were before anybody touched them.
 */
final class FilledForm {
    /** Formulas that depend on each other settle after a few rounds, or never. */
    private static final int MOST_ROUNDS = 10;

    private final FormSchema form;
    private final FormFormulas formulas;
    private final Map<String, Object> data;
    private final Map<String, Object> untouched;
    private final boolean conditional;

    FilledForm(FormSchema form, FormFormulas formulas, Map<String, Object> data, Map<String, Object> untouched) {
        this.form = form;
        this.formulas = formulas;
        this.data = data;
        this.untouched = untouched;
        this.conditional = form.all().anyMatch(field -> FormFormulas.isFormula(condition(field)));
    }

    /**
     * A field as it is shown.
     *
     * @param names that its formulas see
     */
    record Shown(FormField field, DataPath path, @Nullable Object value, Map<String, @Nullable Object> names) {}

    /** @return in the order of the form, computed fields computed */
    List<Shown> shown() {
        List<Shown> shown = look();
        for (int round = 0; round < MOST_ROUNDS && compute(shown); round++) {
            shown = look();
        }
        return shown;
    }

    /** @return whether one of them said something new */
    private boolean compute(List<Shown> shown) {
        boolean changed = false;
        for (Shown each : shown) {
            JsonNode formula = each.field.json().path("expression");
            if (each.field.type().equals("expression") && FormFormulas.isFormula(formula)) {
                Object value = formulas.value(formula, each.names);
                if (!Objects.equals(value, each.value)) {
                    each.path.put(data, value);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private List<Shown> look() {
        List<Shown> shown = new ArrayList<>();
        Scope scope = Scope.of(seen());
        look(form.components(), DataPath.ROOT, 0, scope, scope.names(), shown);
        return shown;
    }

    private void look(
            List<FormField> fields,
            DataPath base,
            int known,
            Scope scope,
            Map<String, @Nullable Object> names,
            List<Shown> shown) {
        for (FormField field : fields) {
            if (formulas.isMet(condition(field), names)) {
                continue;
            }
            if (field.isKeyed()) {
                DataPath path = base.to(field, known);
                shown.add(new Shown(field, path, path.in(data), names));
            } else if (field.isRepeated()) {
                DataPath list = base.to(field, known);
                List<?> entries = list.in(data) instanceof List<?> found ? found : List.of();
                for (int i = 0; i < entries.size(); i++) {
                    Scope inside = scope.inside(entries.get(i), i);
                    look(field.components(), list.at(i), field.path().size(), inside, inside.names(), shown);
                }
            } else {
                look(field.components(), base, known, scope, names, shown);
            }
        }
    }

    /** What formulas see: what was filled in, without what its conditions hide. */
    private Map<String, Object> seen() {
        if (!conditional) {
            return data;
        }
        Map<String, Object> rest = copy(data);
        hide(form.components(), new Place(DataPath.ROOT, 0, false), Scope.of(data), rest);
        Map<String, Object> seen = new LinkedHashMap<>(untouched);
        seen.putAll(rest);
        return seen;
    }

    private record Place(DataPath base, int known, boolean hidden) {}

    private void hide(List<FormField> fields, Place place, Scope scope, Map<String, Object> rest) {
        Map<String, @Nullable Object> names = scope.names();
        for (FormField field : fields) {
            boolean hidden = place.hidden || formulas.isMet(condition(field), names);
            if (field.isKeyed() || field.isRepeated()) {
                DataPath path = place.base.to(field, place.known);
                if (hidden) {
                    path.remove(rest);
                } else if (path.in(data) instanceof List<?> entries && field.isRepeated()) {
                    for (int i = 0; i < entries.size(); i++) {
                        Place inside = new Place(path.at(i), field.path().size(), false);
                        hide(field.components(), inside, scope.inside(entries.get(i), i), rest);
                    }
                }
            } else {
                hide(field.components(), new Place(place.base, place.known, hidden), scope, rest);
            }
        }
    }

    private static JsonNode condition(FormField field) {
        return field.json().path("conditional").path("hide");
    }

    private static Map<String, Object> copy(Map<?, ?> data) {
        Map<String, Object> copy = new LinkedHashMap<>();
        data.forEach((name, value) -> copy.put(String.valueOf(name), copyOf(value)));
        return copy;
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copyOf(each)));
            return copy;
        }
        return value;
    }
}
