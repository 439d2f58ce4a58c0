package finme.process.tasklist;

import finme.loan.LoanApplication;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** What every form may show of an application. Whoever it belongs to is on its page in the back office. */
final class Shown {
    private Shown() {}

    static VariableMap of(Optional<LoanApplication> application) {
        VariableMap shown = Variables.createVariables();
        application.ifPresent(found -> shown.putValueTyped(
                        "application", Variables.stringValue(found.id().toString()))
                .putValueTyped("reference", Variables.stringValue(found.reference())));
        return shown;
    }
}
