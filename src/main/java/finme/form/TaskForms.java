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

    /** What a form of this key may ask and show. */
    Hints hints(String key);

    /** From the commit of the caller's transaction on it is what new tasks are given; open ones keep theirs. */
    void publish(String key, JsonNode schema);

    /**
     * For whoever designs a form of tasks.
     *
     * @param components what tasks can show, by form-js's types
     * @param tasks those that name the form; while none does, all that a form could be for
     */
    record Hints(List<String> components, List<Task> tasks) {}

    /** @param name as people see it @param asks what it takes from its form @param shows what its form may show */
    record Task(String name, List<Value> asks, List<Value> shows) {}

    /**
     * @param name key of the field that asks for it, or what texts and formulas call it
     * @param meaning for people
     * @param sample of what is asked the component that usually does it, of what is shown a value
     */
    record Value(String name, String meaning, Object sample) {}
}
