package finme.process.loanapplication;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/** What every step needs of the instance it runs in. */
final class Instance {
    /** Who moved an application when the process did. */
    static final String ACTOR = "system";

    private Instance() {}

    static UUID application(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    /** For the gateway that follows in the same transaction; never stored. */
    static void tell(DelegateExecution execution, String variable, boolean value) {
        execution.setVariableLocal(variable, Variables.booleanValue(value, true));
    }

    static void tell(DelegateExecution execution, String variable, Enum<?> value) {
        execution.setVariableLocal(variable, Variables.stringValue(value.name(), true));
    }
}
