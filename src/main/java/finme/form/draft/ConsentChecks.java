package finme.form.draft;

import finme.form.Form;
import finme.form.FormField;
import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whoever agreed to a version agreed to its words, in the language they read: new words are a new version. */
final class ConsentChecks {
    private static final List<String> WORDS = List.of("label", "description");

    private ConsentChecks() {}

    /** @param present the published form */
    static void check(Form form, Form present, List<Fault> faults) {
        List<FormField> published = present.read().fields();
        for (FormField field : form.read().fields()) {
            published.stream()
                    .filter(old -> old.consent() != null
                            && old.consent().equals(field.consent())
                            && Objects.equals(old.property("consentVersion"), field.property("consentVersion")))
                    .forEach(old -> check(form, field, present, old, faults));
        }
    }

    private static void check(Form form, FormField field, Form present, FormField old, List<Fault> faults) {
        if (WORDS.stream()
                .anyMatch(word -> !old.json().path(word).equals(field.json().path(word)))) {
            faults.add(new Fault(
                    field.place() + "/properties/consentVersion",
                    "consent_version",
                    "The words of this consent are new, so its version has to be another one, too."));
        }
        present.translations().forEach((language, before) -> {
            Map<String, String> now = form.translations().getOrDefault(language, Map.of());
            for (String word : WORDS) {
                String said = before.getOrDefault(old.name() + '.' + word, "");
                String says = now.getOrDefault(field.name() + '.' + word, "");
                if (!said.isBlank() && !said.equals(says)) {
                    faults.add(new Fault(
                            "/translations/" + language + '/' + field.name() + '.' + word,
                            "consent_version",
                            "People agreed to the words that stand here now. Give the consent another version in the"
                                    + " designer, then write new ones."));
                }
            }
        });
    }
}
