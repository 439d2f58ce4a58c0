package finme.form.check;

import finme.canonical.CodeLists;
import finme.form.FormCheck;
import finme.form.FormSchema;
import finme.form.Verdict;
import finme.form.Verdict.FieldFault;
import finme.form.check.FilledForm.Shown;
import finme.mapping.Feel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** form-js's way from what was filled in to what is submitted, without a browser. */
@Component
class SubmissionCheck implements FormCheck {
    private final FormFormulas formulas;
    private final FieldRules rules;
    private final ValueReader reader;

    SubmissionCheck(Feel feel, CodeLists codes) {
        this.formulas = new FormFormulas(feel);
        this.rules = new FieldRules(formulas);
        this.reader = new ValueReader(new OptionValues(codes));
    }

    @Override
    public Verdict check(FormSchema form, Map<String, ?> data, LocalDate today) {
        Findings findings = new Findings();
        Map<String, Object> given = GivenData.read(form, data, reader, findings);
        Map<String, Object> untouched = GivenData.read(form, Map.of(), reader, new Findings());
        Map<String, Object> values = new LinkedHashMap<>();
        List<FieldFault> faults = new ArrayList<>(findings.ofLists());
        for (Shown shown : new FilledForm(form, formulas, given, untouched).shown()) {
            if (shown.field().json().path("disabled").asBoolean(false)) {
                continue;
            }
            if (!findings.has(shown.path())) {
                rules.check(shown, today, findings);
            }
            faults.addAll(findings.of(shown.path()));
            shown.path().add(values, shown.value());
        }
        return new Verdict(values, faults);
    }
}
