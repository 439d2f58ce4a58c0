package finme.crm.trial;

import finme.crm.Crm.Mapping;
import finme.crm.CrmTrials.Check;
import finme.crm.connector.CrmDescription;
import finme.crm.connector.CrmDescription.Field;
import finme.crm.connector.CrmDescription.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping held against what the CRM says of its own fields. */
final class FieldChecks {
    private static final Set<Type> KEYS = Set.of(Type.TEXT, Type.ID);

    private FieldChecks() {}

    /** @param reads names of the fields it looks at there */
    static void check(
            Mapping mapping, Map<String, Object> made, List<String> reads, CrmDescription there, List<Check> checks) {
        checks.add(new Check(
                "entity",
                there.exists(),
                mapping.entity() + (there.exists() ? " is there." : " is not there, or may not be seen.")));
        if (!there.exists()) {
            return;
        }
        named("key", mapping.key(), there, KEYS, "can't hold our id", checks);
        int bad = checks.size();
        made.forEach((name, value) -> written(name, value, there.fields().get(name), checks));
        if (checks.size() == bad) {
            checks.add(new Check("field", true, "All " + made.size() + " fields are there and take their values."));
        }
        if (mapping.changedAt() != null) {
            named("changedAt", mapping.changedAt(), there, Set.of(Type.TIME), "is no time", checks);
        }
        reads.stream()
                .filter(name -> !there.fields().containsKey(name))
                .forEach(name -> checks.add(new Check("in", false, name + " is not there.")));
    }

    private static void named(
            String check, String name, CrmDescription there, Set<Type> types, String unfit, List<Check> checks) {
        Field field = there.fields().get(name);
        boolean fits = field != null && types.contains(field.kind());
        String text = field == null
                ? " is not there."
                : fits ? " is there: " + field.type() + '.' : ' ' + unfit + ": it is " + field.type() + '.';
        checks.add(new Check(check, fits, name + text));
    }

    private static void written(String name, @Nullable Object value, @Nullable Field field, List<Check> checks) {
        if (field == null) {
            checks.add(new Check("field", false, name + " is not there."));
        } else if (!field.writable()) {
            checks.add(new Check("field", false, name + " can't be written."));
        } else if (!field.kind().fits(value)) {
            checks.add(new Check("field", false, name + " is " + field.type() + " and does not take such a value."));
        }
    }
}
