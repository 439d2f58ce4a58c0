package finme.form.draft;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.FormField;
import finme.form.FormSchema;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a form says in FEEL: conditions, computed values, limits, options. */
final class FormulaChecks {
    private static final Map<String, String> FORMULAS = Map.of(
            "/conditional/hide", "condition",
            "/readonly", "condition",
            "/expression", "formula",
            "/valuesExpression", "formula",
            "/validate/min", "formula",
            "/validate/max", "formula",
            "/validate/minLength", "formula",
            "/validate/maxLength", "formula");
    private static final Set<String> ALWAYS_THERE = Set.of("this", "parent", "i", "_this_", "_parent_", "_i_");

    private final Feel feel;

    FormulaChecks(Feel feel) {
        this.feel = feel;
    }

    void check(FormSchema form, List<Fault> faults) {
        Set<String> names = new HashSet<>(ALWAYS_THERE);
        form.all()
                .filter(field -> field.isKeyed() || field.isRepeated())
                .forEach(field -> field.path().stream().limit(1).forEach(names::add));
        form.all().forEach(field -> check(field, names, faults));
    }

    /** What a task shows beside its fields comes when it is opened. */
    void checkOfTask(FormSchema form, List<Fault> faults) {
        form.all().forEach(field -> check(field, null, faults));
    }

    /** @param names that a formula may speak of, null for any */
    private void check(FormField field, @Nullable Set<String> names, List<Fault> faults) {
        FORMULAS.forEach((member, noun) -> {
            JsonNode written = field.json().at(member);
            String place = field.place() + member;
            if (written.isTextual() && written.textValue().startsWith("=")) {
                check(place, noun, written.textValue().substring(1), names, faults);
            } else if (isMissing(field, member, written)) {
                faults.add(new Fault(place, "does_not_compile", "A " + noun + " begins with '='."));
            }
        });
        if (field.type().equals("expression")
                && !field.json().path("expression").isTextual()) {
            faults.add(new Fault(field.place() + "/expression", "required", "A computed field needs its formula."));
        }
    }

    /** Limits and options may stand there as they are, {@code readonly} as a flag. */
    private static boolean isMissing(FormField field, String member, JsonNode written) {
        boolean needed = member.equals("/conditional/hide")
                || member.equals("/valuesExpression")
                || member.equals("/expression") && field.type().equals("expression");
        return needed && written.isTextual() && !written.textValue().isBlank();
    }

    private void check(String place, String noun, String text, @Nullable Set<String> names, List<Fault> faults) {
        try {
            feel.compile(text);
            feel.study(text, "payload").mistakes().stream()
                    .filter(mistake -> mistake.code().equals("unknown_function"))
                    .forEach(mistake -> faults.add(new Fault(place, mistake.code(), mistake.sentence())));
            feel.mentions(text).reads().stream()
                    .map(name -> name.split("\\.")[0])
                    .filter(name -> names != null && !names.contains(name))
                    .distinct()
                    .forEach(name -> faults.add(new Fault(
                            place,
                            "unknown_field",
                            "The " + noun + " speaks of " + name + ", which nobody is asked.")));
        } catch (MappingFault fault) {
            faults.add(new Fault(place, "does_not_compile", "The " + noun + " can't be read: " + fault.sentence()));
        }
    }
}
