package finme.process.loanapplication;

import finme.process.expression.Facts;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.stereotype.Component;

/**
 * Tells an instance that stands in a plain receive task to go on. {@code RuntimeService.signal} would do, but throws
 * when the execution has gone, and looking first would cost a query for each answer; here both is one read.
 */
@Component
class WaitingInstances {
    private final ProcessEngineConfigurationImpl engine;

    WaitingInstances(SpringProcessEngineConfiguration engine) {
        this.engine = engine;
    }

    /** @return false when nobody waits there */
    boolean goOn(String execution, Map<String, ?> facts) {
        return engine.getCommandExecutorTxRequired().execute(context -> goOn(context, execution, facts));
    }

    private static boolean goOn(CommandContext context, String id, Map<String, ?> facts) {
        ExecutionEntity execution = context.getExecutionManager().findExecutionById(id);
        if (execution == null
                || execution.getActivity() == null
                || !(execution.getActivity().getActivityBehavior() instanceof ReceiveTaskActivityBehavior)) {
            return false;
        }
        facts.forEach((name, value) -> Facts.tell(execution.getProcessInstanceId(), name, value));
        execution.signal(null, null);
        return true;
    }
}
