package finme.process.tasklist;

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
}
