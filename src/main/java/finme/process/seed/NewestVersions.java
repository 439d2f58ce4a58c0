package finme.process.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.process.seed.ShippedModels.Shipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.jspecify.annotations.Nullable;

/** What the engine has as the newest version of a shipped file, whoever deployed it. */
final class NewestVersions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RepositoryService repository;

    NewestVersions(RepositoryService repository) {
        this.repository = repository;
    }

    Optional<ResourceDefinition> of(Shipped model) {
        String file = model.file();
        if (file.endsWith(".form")) {
            return Optional.ofNullable(form(model));
        }
        return Optional.ofNullable(file.endsWith(".bpmn") ? process(model) : decision(model));
    }

    private @Nullable ResourceDefinition process(Shipped model) {
        String key = Bpmn.readModelFromStream(new ByteArrayInputStream(model.content()))
                .getModelElementsByType(Process.class)
                .iterator()
                .next()
                .getId();
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private @Nullable ResourceDefinition decision(Shipped model) {
        String key = Dmn.readModelFromStream(new ByteArrayInputStream(model.content()))
                .getModelElementsByType(Decision.class)
                .iterator()
                .next()
                .getId();
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    /** The engine has no query for forms. */
    private @Nullable ResourceDefinition form(Shipped model) {
        String key = id(model);
        return ((RepositoryServiceImpl) repository)
                .getCommandExecutor()
                .execute(context -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key));
    }

    private static String id(Shipped model) {
        try {
            return JSON.readTree(model.content()).path("id").asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(model.file() + " is no JSON", unreadable);
        }
    }
}
