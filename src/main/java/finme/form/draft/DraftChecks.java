package finme.form.draft;

import finme.canonical.CodeLists;
import finme.form.CanonicalField;
import finme.form.Form;
import finme.form.FormSchema;
import finme.form.FormTexts;
import finme.form.KnownSources;
import finme.form.TaskForms;
import finme.kernel.Fault;
import finme.mapping.Feel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that stands against a form, each at its place in the schema. */
@Component
public class DraftChecks {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int NEWEST_SCHEMA = 19;
    private static final int MOST_COMPONENTS = 300;
    private static final int LARGEST = 500_000;
    private static final int LONGEST_TEXT = 5_000;

    private final FieldChecks fields;
    private final FormulaChecks formulas;
    private final TaskForms tasks;
    private final KnownSources sources;

    DraftChecks(Feel feel, CodeLists codes, TaskForms tasks, KnownSources sources) {
        this.fields = new FieldChecks(codes);
        this.formulas = new FormulaChecks(feel);
        this.tasks = tasks;
        this.sources = sources;
    }

    /** @param present the published one, null when there is none */
    public List<Fault> faults(Form form, @Nullable Form present) {
        List<Fault> faults = new ArrayList<>();
        if (form.key() == null || !KEY.matcher(form.key()).matches()) {
            faults.add(new Fault("/key", "invalid_code", "A key is 1 to 63 lower-case letters, digits and '-'."));
        } else if (form.key().equals("fields")) {
            faults.add(new Fault("/key", "reserved", "This key is taken."));
        }
        FormSchema schema = form.read();
        if (!form.schema().isObject()
                || !"default".equals(form.schema().path("type").asText(""))) {
            faults.add(new Fault("/type", "invalid_type", "A form-js schema is an object of the type \"default\"."));
            return faults;
        }
        if (form.schema().toString().length() > LARGEST || schema.all().count() > MOST_COMPONENTS) {
            faults.add(new Fault("/components", "too_many", "A form has at most 300 components and 500 kB."));
            return faults;
        }
        root(schema, faults);
        ids(schema, faults);
        new PathClaims(faults).claim(schema);
        if (schema.isOfTask()) {
            ofTask(schema, faults);
        } else {
            ofBorrowers(form, schema, present, faults);
        }
        if (present != null && present.read().isOfTask() != schema.isOfTask()) {
            faults.add(new Fault(
                    "/task",
                    "not_the_same",
                    "A form of borrowers does not become one of tasks, nor the other way: it takes another key."));
        }
        texts(form, schema, faults);
        return faults;
    }

    private void ofTask(FormSchema schema, List<Fault> faults) {
        faults.addAll(tasks.faults(schema.json()));
        formulas.checkOfTask(schema, faults);
    }

    private void ofBorrowers(Form form, FormSchema schema, @Nullable Form present, List<Fault> faults) {
        if (schema.fields().isEmpty()) {
            faults.add(new Fault("/components", "required", "A form asks for one thing at least."));
        }
        if (SOURCE.matcher(schema.source()).matches() && !sources.isThere(schema.source())) {
            faults.add(new Fault("/source", "unknown_source", "There is no source " + schema.source() + '.'));
        }
        schema.all().forEach(field -> fields.check(field, faults));
        formulas.check(schema, faults);
        new PlaceClaims(faults).claim(schema);
        if (present != null) {
            ConsentChecks.check(form, present, faults);
        }
    }

    private static void root(FormSchema schema, List<Fault> faults) {
        if (schema.json().path("schemaVersion").asInt(NEWEST_SCHEMA) > NEWEST_SCHEMA) {
            faults.add(new Fault(
                    "/schemaVersion", "not_supported", "Schemas up to version " + NEWEST_SCHEMA + " are known here."));
        }
        if (!SOURCE.matcher(schema.source()).matches()) {
            faults.add(new Fault("/source", "invalid_code", "This is no code of a source."));
        }
        if (!LANGUAGES.contains(schema.language())) {
            faults.add(new Fault("/language", "invalid_language", "A language is named as in ISO 639-1."));
        }
        schema.json().path("constants").fieldNames().forEachRemaining(path -> {
            if (!CanonicalField.isPath(path) || path.startsWith("consents")) {
                faults.add(new Fault(
                        "/constants/" + path.replace("~", "~0").replace("/", "~1"),
                        "unknown_path",
                        "The application has no such place."));
            }
        });
    }

    private static void ids(FormSchema schema, List<Fault> faults) {
        Set<String> ids = new HashSet<>();
        schema.all()
                .filter(field -> !ids.add(field.id()))
                .forEach(field -> faults.add(
                        new Fault(field.place() + "/id", "not_unique", "Another component has the same id.")));
    }

    private static void texts(Form form, FormSchema schema, List<Fault> faults) {
        Set<String> places = FormTexts.of(schema).keySet();
        for (Map.Entry<String, Map<String, String>> language :
                form.translations().entrySet()) {
            String at = "/translations/" + language.getKey();
            if (!LANGUAGES.contains(language.getKey())) {
                faults.add(new Fault(at, "invalid_language", "A language is named as in ISO 639-1."));
            }
            language.getValue().forEach((place, text) -> {
                if (text != null && text.length() > LONGEST_TEXT) {
                    faults.add(new Fault(
                            at + '/' + place, "too_long", "A text has at most " + LONGEST_TEXT + " characters."));
                } else if (text != null && text.strip().startsWith("=") && places.contains(place)) {
                    faults.add(new Fault(at + '/' + place, "no_formula", "A translation is no formula."));
                }
            });
        }
    }
}
