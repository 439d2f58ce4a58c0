package finme.process.tasklist;

import finme.kernel.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Somebody ends a task, by its form or without: what they chose is handed to whoever decides. Refused with a sentence, 400
 * over REST.
 */
record DecideTaskCmd(Supplier<Stream<TaskForm>> forms, String task, Map<String, Object> sent, Ending end)
        implements Command<VariableMap> {
    /** Ends the task as the engine does, with these variables. */
    interface Ending {
        VariableMap with(Map<String, Object> variables);
    }

    @Override
    public VariableMap execute(CommandContext context) {
        return OpenTask.find(context, task, forms.get())
                .map(open -> decide(context, open))
                .orElseGet(() -> end.with(sent));
    }

    private VariableMap decide(CommandContext context, OpenTask open) {
        if (!open.form().fields().containsAll(sent.keySet())) {
            throw refused("This task asks for " + String.join(", ", open.form().fields())
                    + " only, whether it is ended by its form or without.");
        }
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(rights -> rights.checkTaskWork(open.entity()));
        String user = Objects.requireNonNullElse(context.getAuthenticatedUserId(), "system");
        try {
            open.form().decided(open.application(), new HashMap<>(sent), new Sending(user, () -> end.with(Map.of())));
        } catch (Problem no) {
            throw refused(no.detail());
        }
        return Variables.createVariables();
    }

    /** The one of the engine's exceptions that its REST API tells as the caller's fault. */
    private static FormFieldValidationException refused(String sentence) {
        return new FormFieldValidationException(sentence, sentence);
    }

    private record Sending(String user, Runnable completion) implements TaskForm.Sender {
        @Override
        public void complete() {
            completion.run();
        }
    }
}
