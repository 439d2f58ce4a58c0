package finme.process.tasklist;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** What the form of a task shows; nothing where the form is none of ours. Whoever asks has to have read the task before. */
record GetShownCmd(Supplier<Stream<TaskForm>> forms, String task) implements Command<VariableMap> {
    @Override
    public VariableMap execute(CommandContext context) {
        return OpenTask.find(context, task, forms.get())
                .map(open -> open.form().show(open.application()))
                .orElseGet(Variables::createVariables);
    }
}
