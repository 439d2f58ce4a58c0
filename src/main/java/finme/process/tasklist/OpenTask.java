package finme.process.tasklist;

import finme.process.loanapplication.LoanApplicationProcess;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** A task that is open and whose form is ours. */
record OpenTask(UUID application, TaskForm form, TaskEntity entity) {
    static Optional<OpenTask> find(CommandContext context, String id, Stream<TaskForm> forms) {
        TaskEntity task = context.getTaskManager().findTaskById(id);
        if (task == null
                || task.getProcessInstance() == null
                || !LoanApplicationProcess.KEY.equals(
                        task.getProcessDefinition().getKey())) {
            return Optional.empty();
        }
        UUID application = UUID.fromString(task.getProcessInstance().getBusinessKey());
        return forms.filter(form -> form.task().equals(task.getTaskDefinitionKey()))
                .findFirst()
                .map(form -> new OpenTask(application, form, task));
    }
}
