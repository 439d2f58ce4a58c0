package finme.apply.form;

import finme.apply.form.FormBodies.Sent;
import finme.form.Form;
import finme.form.FormBinding;
import finme.form.FormBinding.Evidence;
import finme.form.FormCheck;
import finme.form.FormField;
import finme.form.FormSchema;
import finme.form.Verdict;
import finme.form.Verdict.FieldFault;
import finme.kernel.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What somebody answered to a form, checked against its present version whichever they saw. What they were asked by the
 * version they began on, and nobody asks any more, is theirs and goes along.
 */
@Component
class Answers {
    private final FormCheck check;
    private final ShownForms forms;

    Answers(FormCheck check, ShownForms forms) {
        this.check = check;
        this.forms = forms;
    }

    /**
     * @param faults pointing into the data
     * @param canonical the application, as far as it could be read
     */
    record Checked(List<Fault> faults, Map<String, Object> canonical) {
        @Override
        public String toString() {
            return "Checked[" + faults.size() + " faults]";
        }
    }

    /** @throws finme.kernel.Problem 422 for a version that never was */
    Checked check(Form form, Sent sent, Evidence evidence) {
        Form seen = sent.version() == null ? form : forms.version(form, sent.version());
        Form begun = sent.begun() == null ? seen : forms.version(form, sent.begun());
        Map<String, Object> data = sent.data();
        LocalDate today = LocalDate.now();
        FormSchema schema = form.read();
        Verdict verdict = check.check(schema, data, today);
        List<Fault> faults = new ArrayList<>();
        verdict.faults().forEach(fault -> faults.add(said(fault)));
        Consents.reworded(schema, seen.read()).stream()
                .filter(consent -> Boolean.TRUE.equals(Data.at(verdict.values(), consent.path())))
                .forEach(consent -> faults.add(Consents.fault(consent)));
        Map<String, Object> canonical = FormBinding.toCanonical(schema, verdict.values(), evidence);
        if (ShownForms.number(begun) != ShownForms.number(form)) {
            FormSchema before = Data.withoutConstants(begun.read());
            Map<String, Object> left = leftover(schema, before, data, today);
            Data.add(canonical, FormBinding.toCanonical(before, left, evidence));
        }
        return new Checked(faults, canonical);
    }

    private Map<String, Object> leftover(FormSchema now, FormSchema before, Map<String, ?> data, LocalDate today) {
        Verdict then = check.check(before, data, today);
        Set<String> asked = now.fields().stream().map(FormField::name).collect(Collectors.toSet());
        Set<String> wrong = then.faults().stream().map(FieldFault::field).collect(Collectors.toSet());
        Map<String, Object> left = new LinkedHashMap<>();
        before.fields().stream()
                .filter(field -> field.consent() == null
                        && !asked.contains(field.name())
                        && !wrong.contains(field.name())
                        && now.boundTo(FormBinding.target(field)).isEmpty())
                .forEach(field -> Data.put(left, field.path(), Data.at(then.values(), field.path())));
        return left;
    }

    private static Fault said(FieldFault fault) {
        return new Fault("/data" + fault.pointer(), fault.code(), fault.message());
    }
}
