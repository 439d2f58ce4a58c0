package finme.process.tasklist;

import finme.form.TaskForms.Task;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What forms of tasks may ask beside the process's variables. */
@Component
public class FormFields {
    private final ObjectProvider<TaskForm> forms;

    FormFields(ObjectProvider<TaskForm> forms) {
        this.forms = forms;
    }

    /** Names of fields that are handed to somebody who knows what to do with them, and stored nowhere. */
    public Set<String> names() {
        return forms.stream().flatMap(form -> form.fields().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** @param id of a user task @return empty where no form of ours is for it */
    public Optional<Task> of(String id, String name) {
        return forms.stream()
                .filter(form -> form.task().equals(id))
                .findFirst()
                .map(form -> new Task(name, form.asks(), form.shows()));
    }
}
