package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Fault;
import java.util.List;
import java.util.Optional;

/** Forms that people see in tasks of a process. Whoever runs the process implements it. */
public interface TaskForms {
    /** Keys of those that tasks can be given, whoever brought them. */
    List<String> keys();

    /** As the next task is given it, for whoever edits it next. */
    Optional<JsonNode> newest(String key);

    /** The schema as tasks need it: named by its key, in a version of form-js that they can show. */
    JsonNode prepared(String key, JsonNode schema);

    /** @return whatever a task could not show, or would have to store, each at its place in the schema */
    List<Fault> faults(JsonNode schema);

    /** From the commit of the caller's transaction on it is what new tasks are given; open ones keep theirs. */
    void publish(String key, JsonNode schema);
}
