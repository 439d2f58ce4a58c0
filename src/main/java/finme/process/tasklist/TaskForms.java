package finme.process.tasklist;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's service for forms, which Tasklist and both REST APIs use: adds to a form what its {@link TaskForm} shows,
 * and hands to that what was chosen. Who may read or work on a task is checked by the engine, as ever.
 */
final class TaskForms extends FormServiceImpl {
    private final Supplier<Stream<TaskForm>> forms;

    /** @param forms asked for at each call, because what they read is made after the engine */
    TaskForms(Supplier<Stream<TaskForm>> forms) {
        this.forms = forms;
    }

    @Override
    public InputStream getDeployedTaskForm(String task) {
        return commandExecutor.execute(new GetFormOfItsTimeCmd(task));
    }

    @Override
    public VariableMap getTaskFormVariables(String task) {
        return getTaskFormVariables(task, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String task, @Nullable Collection<String> names, boolean deserialize) {
        VariableMap variables = super.getTaskFormVariables(task, names, deserialize);
        VariableMap shown = commandExecutor.execute(new GetShownCmd(forms, task));
        shown.keySet().stream()
                .filter(name -> names == null || names.contains(name))
                .forEach(name -> variables.putValueTyped(name, shown.getValueTyped(name)));
        return variables;
    }

    @Override
    public void submitTaskForm(String task, @Nullable Map<String, Object> values) {
        submitTaskFormWithVariablesInReturn(task, values, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String task, @Nullable Map<String, Object> values, boolean deserialize) {
        return commandExecutor.execute(new DecideTaskCmd(
                forms,
                task,
                values == null ? Map.of() : values,
                variables -> super.submitTaskFormWithVariablesInReturn(task, variables, deserialize)));
    }
}
