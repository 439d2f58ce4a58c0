package finme.apply.form;

import finme.form.FormField;
import finme.form.FormSchema;
import finme.kernel.Fault;
import java.util.List;
import java.util.Objects;

/** Who ticked a consent agreed to the words they saw, and to no others. */
final class Consents {
    private Consents() {}

    /** @return consents of the form whose words were others, or not there, in the version that was seen */
    static List<FormField> reworded(FormSchema form, FormSchema seen) {
        return form.fields().stream()
                .filter(field -> field.consent() != null)
                .filter(field -> seen.fields().stream()
                        .noneMatch(old -> old.name().equals(field.name())
                                && Objects.equals(old.consent(), field.consent())
                                && Objects.equals(old.property("consentVersion"), field.property("consentVersion"))))
                .toList();
    }

    static Fault fault(FormField consent) {
        return new Fault(
                "/data/" + String.join("/", consent.path()),
                "consent_changed",
                "What is to be agreed to has new words: read them and agree again.");
    }
}
