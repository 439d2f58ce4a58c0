package finme.process.move;

import finme.kernel.Problem;
import finme.process.ProcessMoves.Group;
import finme.process.ProcessMoves.Preview;
import finme.process.ProcessMoves.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which instances of a version would go to another one, and which would not: those that stand alike fare alike. */
@Component
class Forecast {
    private final RepositoryService models;
    private final StandingRows standing;
    private final TrialMove trial;

    Forecast(RepositoryService models, StandingRows standing, TrialMove trial) {
        this.models = models;
        this.standing = standing;
        this.trial = trial;
    }

    List<Version> versions() {
        Map<String, Long> instances = standing.instances();
        List<ProcessDefinition> definitions = models.createProcessDefinitionQuery()
                .orderByProcessDefinitionKey()
                .asc()
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
        // after them: what is deployed meanwhile has no definition here, instead of no day
        Map<String, Instant> deployed = models.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(
                        Deployment::getId, each -> each.getDeploymentTime().toInstant()));
        return definitions.stream()
                .map(each -> new Version(
                        each.getKey(),
                        each.getName(),
                        each.getVersion(),
                        Objects.requireNonNull(deployed.get(each.getDeploymentId())),
                        instances.getOrDefault(each.getId(), 0L)))
                .toList();
    }

    ProcessDefinition definition(String key, int version) {
        ProcessDefinition found = version < 1 // the engine takes no such number
                ? null
                : models.createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .processDefinitionVersion(version)
                        .singleResult();
        if (found == null) {
            throw Problem.notFound("Version " + version + " of this process");
        }
        return found;
    }

    /** @param among instances to look at; null for all */
    Preview of(ProcessDefinition from, ProcessDefinition to, @Nullable Collection<String> among) {
        List<Group> groups = standing.of(from.getId(), among).stream()
                .map(each -> new Group(
                        each.steps().stream()
                                .map(step -> trial.name(from, step))
                                .toList(),
                        each.instances(),
                        reasons(from, to, each)))
                .toList();
        long moves =
                groups.stream().filter(Group::moves).mapToLong(Group::instances).sum();
        long all = groups.stream().mapToLong(Group::instances).sum();
        return new Preview(from.getKey(), from.getVersion(), to.getVersion(), moves, all - moves, groups);
    }

    List<String> movable(ProcessDefinition from, ProcessDefinition to, @Nullable Collection<String> among) {
        List<String> instances = new ArrayList<>();
        for (Standing each : standing.of(from.getId(), among)) {
            if (reasons(from, to, each).isEmpty()) {
                instances.addAll(standing.members(from.getId(), among, each));
            }
        }
        return instances;
    }

    private List<String> reasons(ProcessDefinition from, ProcessDefinition to, Standing standing) {
        if (from.getId().equals(to.getId())) {
            throw Problem.invalid("/to", "same_version", "It is the version they follow already.");
        }
        return standing.suspended()
                ? List.of("They are suspended; resume them first.")
                : trial.reasons(from, to, standing.sample());
    }
}
