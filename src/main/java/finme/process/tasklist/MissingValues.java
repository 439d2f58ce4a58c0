package finme.process.tasklist;

import finme.form.TaskForms.Value;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.IncompleteApplications;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.process.loanapplication.LoanApplicationProcess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Says what an application waits for. Required values are added under the borrower's link, which ends the task by itself:
 * Tasklist would keep what is typed into it in the browser. What screening asked for is confirmed here and screened again.
 */
@Component
class MissingValues implements TaskForm {
    private static final String CHECKED = "checked";

    private final LoanDesk loans;
    private final IncompleteApplications incomplete;

    MissingValues(LoanDesk loans, IncompleteApplications incomplete) {
        this.loans = loans;
        this.incomplete = incomplete;
    }

    @Override
    public String task() {
        return LoanApplicationProcess.Elements.USER_TASK_COMPLETE_APPLICATION;
    }

    @Override
    public List<Value> asks() {
        return List.of(new Value(
                CHECKED,
                "that somebody looked at it and it may be screened again",
                Map.of(
                        "type", "checkbox",
                        "label", "I looked at the application: screen it again",
                        "validate", Map.of("required", true))));
    }

    @Override
    public List<Value> shows() {
        return Shown.with(
                new Value("waitsFor", "what it waits for, in words", "birth date, phone"),
                new Value("byBorrower", "true when the borrower has to add it, and the task ends by itself", true));
    }

    @Override
    public VariableMap show(UUID application) {
        VariableMap shown = Shown.of(loans.find(application));
        loans.find(application)
                .ifPresent(found -> shown.putValueTyped("byBorrower", Variables.booleanValue(found.isIncomplete()))
                        .putValueTyped("waitsFor", Variables.stringValue(waitsFor(found))));
        return shown;
    }

    private String waitsFor(LoanApplication application) {
        List<Fault> missing = incomplete.missing(application);
        if (!missing.isEmpty()) {
            return missing.stream().map(fault -> words(fault.pointer())).collect(Collectors.joining(", "));
        }
        String reason = application.statusReason();
        return reason == null ? "" : words(reason);
    }

    /** {@code /borrower/birthDate} is the birth date. */
    private static String words(String code) {
        return code.substring(code.lastIndexOf('/') + 1)
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void decided(UUID application, Map<String, Object> values, Sender sender) {
        if (loans.lock(application).isIncomplete()) {
            throw Problem.conflict(
                    "values_missing",
                    "Required values are missing still: add them on the application's page, this task ends by itself then.");
        }
        if (!Boolean.TRUE.equals(values.get(CHECKED))) {
            throw Problem.invalid("/checked", "required", "Confirm that the application was looked at and completed.");
        }
        sender.complete();
    }
}
