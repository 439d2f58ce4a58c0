package finme.form.draft;

import finme.form.FormField;
import finme.form.FormSchema;
import finme.kernel.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Each value has a place of its own in the data: no two fields share one, and none lies inside of another's. */
final class PathClaims {
    private static final Pattern STEP = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    /** They mean something else to JavaScript. */
    private static final Set<String> JAVASCRIPT = Set.of("__proto__", "constructor", "prototype");
    /** They mean something else in a formula. */
    private static final Set<String> FORMULA = Set.of("this", "parent", "i", "_this_", "_parent_", "_i_");

    private final List<Fault> faults;
    private final Map<List<String>, FormField> claimed = new LinkedHashMap<>();

    PathClaims(List<Fault> faults) {
        this.faults = faults;
    }

    void claim(FormSchema form) {
        form.all().forEach(this::claim);
    }

    private void claim(FormField field) {
        boolean holds = field.isKeyed() || field.isRepeated();
        String member = field.isKeyed() ? "/key" : "/path";
        String written = field.json().path(member.substring(1)).asText("");
        if (written.isBlank()) {
            if (holds) {
                faults.add(new Fault(field.place() + member, "required", "It needs a name in the data."));
            }
            return;
        }
        if (!isName(written)) {
            faults.add(new Fault(
                    field.place() + member,
                    "invalid_key",
                    "A name has letters, digits and '_', and no digit first; 'this', 'parent', 'i' are taken."));
        } else if (holds) {
            take(field, member);
        }
    }

    private void take(FormField field, String member) {
        claimed.forEach((path, other) -> {
            boolean same = path.equals(field.path());
            boolean inside = isWithin(field.path(), path) && !(other.isRepeated() && isPartOf(field, other));
            if (same || inside || isWithin(path, field.path())) {
                faults.add(new Fault(
                        field.place() + member,
                        "not_unique",
                        "The data of \"" + other.label() + "\" lie at the same place."));
            }
        });
        claimed.putIfAbsent(field.path(), field);
    }

    private static boolean isPartOf(FormField field, FormField list) {
        return field.place().startsWith(list.place() + '/');
    }

    private static boolean isWithin(List<String> inner, List<String> outer) {
        return inner.size() > outer.size() && inner.subList(0, outer.size()).equals(outer);
    }

    private static boolean isName(String written) {
        for (String step : written.split("\\.", -1)) {
            if (!STEP.matcher(step).matches() || JAVASCRIPT.contains(step) || FORMULA.contains(step)) {
                return false;
            }
        }
        return true;
    }
}
