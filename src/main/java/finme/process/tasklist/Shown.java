package finme.process.tasklist;

import finme.form.TaskForms.Value;
import finme.loan.LoanApplication;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** What every form may show of an application. Whoever it belongs to is on its page in the back office. */
final class Shown {
    /** Names of {@link #of}. */
    static final List<Value> VALUES = List.of(
            new Value("reference", "what people call the application by", "FM-7K2QX9"),
            new Value("application", "its id, for links to /admin/applications/{{application}}", new UUID(0, 0)));

    private Shown() {}

    static List<Value> with(Value... more) {
        return Stream.concat(VALUES.stream(), Stream.of(more)).toList();
    }

    static VariableMap of(Optional<LoanApplication> application) {
        VariableMap shown = Variables.createVariables();
        application.ifPresent(found -> shown.putValueTyped(
                        "application", Variables.stringValue(found.id().toString()))
                .putValueTyped("reference", Variables.stringValue(found.reference())));
        return shown;
    }
}
