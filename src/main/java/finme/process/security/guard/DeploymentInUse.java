package finme.process.security.guard;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Why a deployment has to stay: applications run in it, or nothing would be left of what it holds. */
record DeploymentInUse(String deployment) implements Command<Optional<String>> {
    @Override
    public Optional<String> execute(CommandContext context) {
        return context.runWithoutAuthorization(
                () -> why(context.getProcessEngineConfiguration().getProcessEngine()));
    }

    private Optional<String> why(ProcessEngineServices engine) {
        long live = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .deploymentId(deployment)
                .count();
        if (live > 0) {
            return Optional.of("Applications are still in it: " + live
                    + ". Migrate them to another version, or wait until they have ended.");
        }
        return last(engine.getRepositoryService())
                .map(key ->
                        "It holds the only version of '" + key + "', and FinMe needs one. Deploy another one first.");
    }

    private Optional<String> last(RepositoryService models) {
        return models.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(each -> each.getKey())
                .filter(key -> models.createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .count()
                        == 1)
                .findFirst()
                .or(() -> models.createDecisionDefinitionQuery().deploymentId(deployment).list().stream()
                        .map(each -> each.getKey())
                        .filter(key -> models.createDecisionDefinitionQuery()
                                        .decisionDefinitionKey(key)
                                        .count()
                                == 1)
                        .findFirst());
    }
}
