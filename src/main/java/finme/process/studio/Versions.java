package finme.process.studio;

import finme.kernel.Problem;
import finme.process.DecisionStudio.Version;
import finme.process.studio.DeploymentNotes.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is deployed of a decision, as the engine has it. */
@Component
class Versions {
    private static final int MOST = 1_000;

    private final RepositoryService repository;
    private final DeploymentNotes notes;

    Versions(RepositoryService repository, DeploymentNotes notes) {
        this.repository = repository;
        this.notes = notes;
    }

    List<String> keys() {
        return repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(DecisionDefinition::getKey)
                .toList();
    }

    /** Newest first. @throws Problem 404 */
    List<Version> of(String key) {
        List<DecisionDefinition> all = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .orderByDecisionDefinitionVersion()
                .desc()
                .listPage(0, MOST);
        if (all.isEmpty()) {
            throw Problem.notFound("This decision");
        }
        Set<String> deployments =
                all.stream().map(DecisionDefinition::getDeploymentId).collect(Collectors.toSet());
        Map<String, Note> written = notes.of(deployments);
        return all.stream()
                .map(each -> version(
                        each,
                        written.get(each.getDeploymentId()),
                        each.getVersion() == all.get(0).getVersion()))
                .toList();
    }

    int live(String key) {
        return definition(key, null).getVersion();
    }

    /** @param version null for the live one @throws Problem 404 */
    String xml(String key, @Nullable Integer version) {
        DecisionDefinition definition = definition(key, version);
        try (InputStream in =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private DecisionDefinition definition(String key, @Nullable Integer version) {
        var query = repository.createDecisionDefinitionQuery().decisionDefinitionKey(key);
        DecisionDefinition found = null;
        if (version == null) {
            found = query.latestVersion().singleResult();
        } else if (version > 0) { // the engine takes no other number
            found = query.decisionDefinitionVersion(version).singleResult();
        }
        if (found == null) {
            throw Problem.notFound(version == null ? "This decision" : "This version");
        }
        return found;
    }

    private static Version version(DecisionDefinition definition, @Nullable Note note, boolean live) {
        return new Version(
                definition.getVersion(),
                note == null ? Instant.EPOCH : note.at(),
                note == null ? null : note.actor(),
                note == null ? null : note.note(),
                live);
    }
}
