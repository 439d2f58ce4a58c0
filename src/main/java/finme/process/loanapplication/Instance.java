package finme.process.loanapplication;

import finme.process.expression.Facts;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What every step needs of the instance it runs in. */
final class Instance {
    /** Who moved an application when the process did. */
    static final String ACTOR = "system";

    private Instance() {}

    static UUID application(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    /** For the gateway that follows in the same step; never stored. */
    static void tell(DelegateExecution execution, String fact, boolean value) {
        Facts.tell(execution.getProcessInstanceId(), fact, value);
    }

    static void tell(DelegateExecution execution, String fact, Enum<?> value) {
        Facts.tell(execution.getProcessInstanceId(), fact, value.name());
    }
}
