package finme.form.draft;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CodeLists;
import finme.form.CanonicalField;
import finme.form.FormField;
import finme.form.check.FormPattern;
import finme.kernel.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One component by itself: its type, its options, its pattern, what it is bound to. */
final class FieldChecks {
    private static final Set<String> SHOWN = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "expression",
            "group",
            "dynamiclist",
            "text",
            "html",
            "image",
            "table",
            "separator",
            "spacer",
            "button");
    private static final Set<String> CONSENTS = Set.of("DATA_SHARING", "MARKETING");
    private static final int MOST_OPTIONS = 500;

    private final CodeLists codes;

    FieldChecks(CodeLists codes) {
        this.codes = codes;
    }

    void check(FormField field, List<Fault> faults) {
        if (!SHOWN.contains(field.type())) {
            add(
                    field,
                    "/type",
                    "unknown_type",
                    "A form here has no component of the type " + quoted(field) + ".",
                    faults);
            return;
        }
        if (field.isChoice()) {
            options(field, faults);
        }
        String pattern = field.json().path("validate").path("pattern").asText("");
        String objection = pattern.isEmpty() ? null : FormPattern.objection(pattern);
        if (objection != null) {
            add(field, "/validate/pattern", "invalid_pattern", objection, faults);
        }
        if (field.isRepeated()) {
            list(field, faults);
        }
        binding(field, faults);
        numbers(field, faults);
        limits(field, "min", "max", faults);
        limits(field, "minLength", "maxLength", faults);
    }

    private void options(FormField field, List<Fault> faults) {
        String directory = field.directory();
        if (directory != null) {
            if (codes.active(directory).isEmpty()) {
                String place = field.property("directory") == null ? "/valuesKey" : "/properties/directory";
                add(field, place, "unknown_directory", "No directory " + directory + " has entries.", faults);
            }
            return;
        }
        if (field.json().path("valuesExpression").isTextual()) {
            return;
        }
        JsonNode values = field.json().path("values");
        if (values.isEmpty() || values.size() > MOST_OPTIONS) {
            add(field, "/values", "no_options", "It needs options, 1 to " + MOST_OPTIONS + " of them.", faults);
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i).isObject() ? values.get(i).path("value") : values.get(i);
            if (!value.isValueNode() || value.asText().isBlank()) {
                add(field, "/values/" + i + "/value", "required", "An option needs a value.", faults);
            } else if (!seen.add(value)) {
                add(field, "/values/" + i + "/value", "not_unique", "Another option has this value.", faults);
            }
        }
    }

    private static void binding(FormField field, List<Fault> faults) {
        String consent = field.consent();
        String canonical = field.canonical();
        boolean consents = canonical != null && canonical.startsWith("consents");
        if (consent != null || consents) {
            consent(field, consent, faults);
        } else if (canonical != null && !CanonicalField.isPath(canonical)) {
            add(
                    field,
                    "/properties/canonical",
                    "unknown_path",
                    "The application has no place " + canonical + ".",
                    faults);
        } else if (canonical != null && (field.isMany() || field.type().equals("checkbox"))) {
            add(field, "/properties/canonical", "wrong_type", "One value belongs there, no list and no flag.", faults);
        }
    }

    /** What is there several times has no one place in an application. */
    private static void list(FormField list, List<Fault> faults) {
        list.components().stream()
                .flatMap(FormField::all)
                .filter(field -> field.canonical() != null || field.consent() != null)
                .forEach(field -> add(
                        field,
                        "/properties/canonical",
                        "wrong_type",
                        "A field that is there several times has no one place in an application.",
                        faults));
    }

    private static void consent(FormField field, @Nullable String consent, List<Fault> faults) {
        if (!field.type().equals("checkbox")) {
            add(field, "/type", "wrong_type", "A consent is a checkbox.", faults);
        }
        if (consent == null || !CONSENTS.contains(consent)) {
            add(field, "/properties/consent", "unknown_consent", "A consent is DATA_SHARING or MARKETING.", faults);
        }
        String version = field.property("consentVersion");
        if (version == null || version.length() > 64) {
            add(field, "/properties/consentVersion", "required", "The consent's text needs a version.", faults);
        }
        if (field.json().path("label").asText("").isBlank()) {
            add(field, "/label", "required", "A consent needs words to agree to.", faults);
        }
    }

    private static void numbers(FormField field, List<Fault> faults) {
        if (field.type().equals("number")) {
            JsonNode digits = field.json().path("decimalDigits");
            if (!digits.isMissingNode() && (!digits.isInt() || digits.intValue() < 0 || digits.intValue() > 10)) {
                add(field, "/decimalDigits", "out_of_range", "0 to 10 decimal digits.", faults);
            }
            String increment = field.json().path("increment").asText("");
            if (!increment.isEmpty() && !isPositive(increment)) {
                add(field, "/increment", "out_of_range", "A step is a number above zero.", faults);
            }
        }
    }

    /** What nobody could fill in; a limit that is a formula is not known yet. */
    private static void limits(FormField field, String least, String most, List<Fault> faults) {
        JsonNode from = field.json().path("validate").path(least);
        JsonNode to = field.json().path("validate").path(most);
        if (from.isNumber() && to.isNumber() && from.decimalValue().compareTo(to.decimalValue()) > 0) {
            add(field, "/validate/" + most, "out_of_range", "The largest lies below the smallest.", faults);
        }
    }

    private static boolean isPositive(String text) {
        return text.matches("\\d{1,15}(\\.\\d{1,10})?") && !text.matches("[0.]+");
    }

    private static String quoted(FormField field) {
        return '"' + field.type() + '"';
    }

    private static void add(FormField field, String member, String code, String sentence, List<Fault> faults) {
        faults.add(new Fault(field.place() + member, code, sentence));
    }
}
