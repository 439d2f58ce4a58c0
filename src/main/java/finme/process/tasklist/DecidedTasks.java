package finme.process.tasklist;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's service for tasks: whoever ends one of ours without its form decides by the same rules as with it, so that
 * nobody sends an application on with a choice that was never made. FinMe itself ends tasks as nobody, or in a command.
 */
final class DecidedTasks extends TaskServiceImpl {
    private final IdentityService identity;
    private final Supplier<Stream<TaskForm>> forms;

    /** @param forms asked for at each call, because what they read is made after the engine */
    DecidedTasks(IdentityService identity, Supplier<Stream<TaskForm>> forms) {
        this.identity = identity;
        this.forms = forms;
    }

    @Override
    public void complete(String task) {
        complete(task, null);
    }

    @Override
    public void complete(String task, @Nullable Map<String, Object> variables) {
        if (byAPerson()) {
            decide(task, variables, false);
        } else {
            super.complete(task, variables);
        }
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String task, @Nullable Map<String, Object> variables, boolean deserialize) {
        return byAPerson()
                ? decide(task, variables, deserialize)
                : super.completeWithVariablesInReturn(task, variables, deserialize);
    }

    private VariableMap decide(String task, @Nullable Map<String, Object> variables, boolean deserialize) {
        return commandExecutor.execute(new DecideTaskCmd(
                forms,
                task,
                variables == null ? Map.of() : variables,
                ended -> super.completeWithVariablesInReturn(task, ended, deserialize)));
    }

    private boolean byAPerson() {
        return Context.getCommandContext() == null && identity.getCurrentAuthentication() != null;
    }
}
