package finme.process.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionCompiler;
import finme.process.decision.table.DecisionFault;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/**
 * The newest deployed version of a decision. Which one that is counts from the next application on, on the node that
 * deployed it, and within a second on every other; the compiled form of a version is kept.
 */
@Component
class DeployedDecisions {
    private final RepositoryService repository;
    private final DecisionCompiler compiler;
    private final Cache<String, DecisionDefinition> newest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();
    private final Cache<String, CompiledDecision> compiled =
            Caffeine.newBuilder().maximumSize(200).build();

    DeployedDecisions(RepositoryService repository, DecisionCompiler compiler) {
        this.repository = repository;
        this.compiler = compiler;
    }

    record Deployed(String key, int version, CompiledDecision decision) {}

    /** @throws DecisionFault when there is none, or it can't be compiled */
    Deployed newest(String key) {
        DecisionDefinition definition = newest.get(key, this::definition);
        return new Deployed(key, definition.getVersion(), compiled.get(definition.getId(), id -> compile(definition)));
    }

    /**
     * As it was decided by then.
     *
     * @return empty when it is no longer there
     * @throws DecisionFault when it can't be compiled
     */
    Optional<Deployed> version(String key, int version) {
        DecisionDefinition definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .singleResult();
        return Optional.ofNullable(definition)
                .map(found -> new Deployed(key, version, compiled.get(found.getId(), id -> compile(found))));
    }

    /** After the commit of a deployment; before it, the old version would only be read again. */
    void forgetNewest() {
        newest.invalidateAll();
    }

    private DecisionDefinition definition(String key) {
        DecisionDefinition definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new DecisionFault("The decision " + key + " is not deployed.");
        }
        return definition;
    }

    private CompiledDecision compile(DecisionDefinition definition) {
        Decision decision = repository.getDmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        return compiler.compile(decision);
    }
}
