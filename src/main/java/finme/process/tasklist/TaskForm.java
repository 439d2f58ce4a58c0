package finme.process.tasklist;

import finme.form.TaskForms.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;

/** The form of one user task of the process {@code loan-application}. */
interface TaskForm {
    /** Id of the user task. */
    String task();

    /** What the form asks. It is handed to {@link #decided} and never becomes a variable. */
    List<Value> asks();

    /** Names of {@link #asks()}. */
    default Set<String> fields() {
        return asks().stream().map(Value::name).collect(Collectors.toUnmodifiableSet());
    }

    /** All that {@link #show} may give. */
    List<Value> shows();

    /** What the form may show, by name. Read anew each time and kept nowhere; nothing that identifies a person. */
    VariableMap show(UUID application);

    /**
     * Somebody has sent the form; in the engine's transaction.
     *
     * @param values of {@link #fields()}, as they came
     * @throws finme.kernel.Problem with a sentence for whoever sent it; nothing is changed then
     */
    void decided(UUID application, Map<String, Object> values, Sender sender);

    /** Whoever sent the form, and may work on the task. */
    interface Sender {
        String user();

        /** Ends the task. */
        void complete();
    }
}
