package finme.process.loanapplication;

import finme.process.expression.Facts;
import finme.process.tuning.Prefetch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.stereotype.Component;

/**
 * Tells instances that stand in a plain receive task to go on: all in one command of the engine, read with one query and
 * written with one flush. {@code RuntimeService.signal} would look for each by itself, and throw when it has gone.
 */
@Component
class WaitingInstances {
    private final ProcessEngineConfigurationImpl engine;

    WaitingInstances(SpringProcessEngineConfiguration engine) {
        this.engine = engine;
    }

    /**
     * @param facts for the gateways that follow, by application
     * @return the applications whose instance stood in this receive task
     */
    Set<UUID> goOn(String receiveTask, Map<UUID, Map<String, Boolean>> facts) {
        return engine.getCommandExecutorTxRequired().execute(context -> goOn(context, receiveTask, facts));
    }

    private static Set<UUID> goOn(CommandContext context, String receiveTask, Map<UUID, Map<String, Boolean>> facts) {
        Set<UUID> waited = new LinkedHashSet<>();
        // all of them first: one that was told may come to stand there again
        List<ExecutionEntity> standing = Prefetch.ofBusinessKeys(context, facts.keySet()).stream()
                .filter(execution -> execution.isActive() && receiveTask.equals(execution.getActivityId()))
                .toList();
        for (ExecutionEntity execution : standing) {
            UUID application = Instance.application(execution);
            facts.getOrDefault(application, Map.of())
                    .forEach((name, value) -> Facts.tell(execution.getProcessInstanceId(), name, value));
            execution.signal(null, null);
            waited.add(application);
        }
        return waited;
    }
}
