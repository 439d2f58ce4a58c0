package finme.process.move;

import finme.kernel.Problem;
import finme.process.ProcessMoves.Group;
import finme.process.ProcessMoves.Preview;
import finme.process.ProcessMoves.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which instances of a version would go to another one, and which would not: those that stand alike fare alike. */
@Component
class Forecast {
    private final RepositoryService models;
    private final RuntimeService runtime;
    private final StandingRows standing;
    private final TrialMove trial;

    Forecast(RepositoryService models, RuntimeService runtime, StandingRows standing, TrialMove trial) {
        this.models = models;
        this.runtime = runtime;
        this.standing = standing;
        this.trial = trial;
    }

    List<Version> versions() {
        return models
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionKey()
                .asc()
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::version)
                .toList();
    }

    private Version version(ProcessDefinition definition) {
        Instant at = models.createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult()
                .getDeploymentTime()
                .toInstant();
        long instances = runtime.createProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .count();
        return new Version(definition.getKey(), definition.getName(), definition.getVersion(), at, instances);
    }

    ProcessDefinition definition(String key, int version) {
        ProcessDefinition found = models.createProcessDefinitionQuery()
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
