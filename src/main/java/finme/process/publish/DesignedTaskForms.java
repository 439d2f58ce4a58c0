package finme.process.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.TaskForms;
import finme.kernel.Fault;
import finme.process.loanapplication.LoanApplicationProcess;
import finme.process.tasklist.FormFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the designer publishes for tasks is a deployment of its own, through the same gate as everybody's. */
@Component
class DesignedTaskForms implements TaskForms {
    /** Marks a deployment as the designer's. */
    static final String SOURCE = "finme-designer";

    private final RepositoryService repository;
    private final FormGate gate;
    private final FormFields fields;
    private final ObjectMapper json;

    DesignedTaskForms(RepositoryService repository, FormGate gate, FormFields fields, ObjectMapper json) {
        this.repository = repository;
        this.gate = gate;
        this.fields = fields;
        this.json = json;
    }

    /** The engine has no query for forms. */
    @Override
    public List<String> keys() {
        List<?> all = ((RepositoryServiceImpl) repository)
                .getCommandExecutor()
                .execute(context -> context.getDbEntityManager().selectList("selectAllCamundaFormDefinitions"));
        return all.stream()
                .map(each -> ((CamundaFormDefinitionEntity) each).getKey())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<JsonNode> newest(String key) {
        return Optional.ofNullable(definition(key)).map(this::content);
    }

    private @Nullable CamundaFormDefinitionEntity definition(String key) {
        return ((RepositoryServiceImpl) repository)
                .getCommandExecutor()
                .execute(context -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key));
    }

    private JsonNode content(CamundaFormDefinitionEntity form) {
        try (InputStream in = repository.getResourceAsStream(form.getDeploymentId(), form.getResourceName())) {
            return json.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The editor writes the newest version of the schema, whatever is in it. */
    @Override
    public JsonNode prepared(String key, JsonNode schema) {
        if (!(schema.deepCopy() instanceof ObjectNode form)) {
            return schema;
        }
        form.put("id", key)
                .put("executionPlatform", "Camunda Platform")
                .put("executionPlatformVersion", "7.24.0")
                .put(
                        "schemaVersion",
                        Math.min(form.path("schemaVersion").asInt(FormGate.NEWEST_SCHEMA), FormGate.NEWEST_SCHEMA));
        return form;
    }

    @Override
    public List<Fault> faults(JsonNode schema) {
        Set<String> taken = named(schema.path("id").asText())
                .flatMap(task -> task.asks().stream())
                .map(Value::name)
                .collect(Collectors.toSet());
        return (taken.isEmpty() ? gate.objections(schema) : gate.objections(schema, taken))
                .stream()
                        .map(each -> new Fault(each.pointer(), "not_for_tasks", each.sentence()))
                        .toList();
    }

    @Override
    public Hints hints(String key) {
        List<Task> named = named(key).toList();
        return new Hints(
                FormGate.COMPONENTS.stream().sorted().toList(),
                named.isEmpty() ? of(userTasks()).toList() : named);
    }

    /** Tasks of the newest process that show the form. */
    private Stream<Task> named(String key) {
        return of(userTasks().filter(task -> key.equals(task.getCamundaFormRef())));
    }

    private Stream<Task> of(Stream<UserTask> tasks) {
        return tasks.flatMap(task -> fields.of(task.getId(), task.getName()).stream());
    }

    private Stream<UserTask> userTasks() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(LoanApplicationProcess.KEY)
                .latestVersion()
                .list()
                .stream()
                .flatMap(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream());
    }

    @Override
    public void publish(String key, JsonNode schema) {
        repository
                .createDeployment()
                .name(key + ".form")
                .source(SOURCE)
                .addString(key + ".form", text(schema))
                .deploy();
    }

    private String text(JsonNode schema) {
        try {
            return new String(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema), StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a form can't be written as JSON", impossible);
        }
    }
}
