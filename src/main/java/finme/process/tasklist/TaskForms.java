package finme.process.tasklist;

import finme.kernel.Problem;
import finme.process.loanapplication.LoanApplicationProcess;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
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
    public VariableMap getTaskFormVariables(String task) {
        return getTaskFormVariables(task, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String task, @Nullable Collection<String> names, boolean deserialize) {
        VariableMap variables = super.getTaskFormVariables(task, names, deserialize);
        commandExecutor
                .execute(context -> open(task))
                .map(open -> open.form.show(open.application))
                .ifPresent(shown -> shown.keySet().stream()
                        .filter(name -> names == null || names.contains(name))
                        .forEach(name -> variables.putValueTyped(name, shown.getValueTyped(name))));
        return variables;
    }

    @Override
    public void submitTaskForm(String task, @Nullable Map<String, Object> values) {
        submitTaskFormWithVariablesInReturn(task, values, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String task, @Nullable Map<String, Object> values, boolean deserialize) {
        Map<String, Object> sent = values == null ? Map.of() : values;
        return commandExecutor.execute(context -> open(task)
                .map(open -> decide(open, task, sent))
                .orElseGet(() -> super.submitTaskFormWithVariablesInReturn(task, sent, deserialize)));
    }

    private VariableMap decide(Open open, String task, Map<String, Object> sent) {
        if (!open.form.fields().containsAll(sent.keySet())) {
            throw new BadUserRequestException("This form asks for " + String.join(", ", open.form.fields()) + " only.");
        }
        CommandContext context = Context.getCommandContext();
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(rights -> rights.checkTaskWork(open.entity));
        try {
            open.form.decided(
                    open.application,
                    new HashMap<>(sent),
                    new Sending(
                            Objects.requireNonNullElse(context.getAuthenticatedUserId(), "system"),
                            () -> super.submitTaskFormWithVariablesInReturn(task, Map.of(), false)));
        } catch (Problem refused) {
            throw new BadUserRequestException(refused.detail(), refused);
        }
        return Variables.createVariables();
    }

    private record Sending(String user, Runnable completion) implements TaskForm.Sender {
        @Override
        public void complete() {
            completion.run();
        }
    }

    /** A task that is open and whose form is ours. */
    private record Open(UUID application, TaskForm form, TaskEntity entity) {}

    private Optional<Open> open(String id) {
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(id);
        if (task == null
                || task.getProcessInstance() == null
                || !LoanApplicationProcess.KEY.equals(
                        task.getProcessDefinition().getKey())) {
            return Optional.empty();
        }
        UUID application = UUID.fromString(task.getProcessInstance().getBusinessKey());
        return forms.get()
                .filter(form -> form.task().equals(task.getTaskDefinitionKey()))
                .findFirst()
                .map(form -> new Open(application, form, task));
    }
}
