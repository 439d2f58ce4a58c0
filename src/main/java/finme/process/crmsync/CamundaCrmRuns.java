package finme.process.crmsync;

import finme.crm.CrmRunProcess;
import finme.kernel.Problem;
import finme.process.crmsync.CrmSyncProcess.Elements;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A run and its instance begin and end in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaCrmRuns implements CrmRunProcess {
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final RuntimeService runtime;

    CamundaCrmRuns(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void began(UUID run) {
        try {
            runtime.startProcessInstanceByKey(CrmSyncProcess.KEY, run.toString());
        } catch (SuspendedEntityInteractionException suspended) {
            throw Problem.busy(503, "process_suspended", "The process crm-sync has to be resumed first.", LATER);
        } catch (NullValueException notDeployed) {
            throw Problem.busy(503, "no_process", "The process crm-sync has to be deployed first.", LATER);
        }
    }

    /** It is looked for before it is told: an exception from the engine would take the caller's changes with it. */
    @Override
    public void ended(UUID run) {
        Execution waits = runtime.createExecutionQuery()
                .processDefinitionKey(CrmSyncProcess.KEY)
                .processInstanceBusinessKey(run.toString())
                .activityId(Elements.RECEIVE_TASK_RECORDS_WALKED)
                .active()
                .singleResult();
        if (waits != null) {
            runtime.signal(waits.getId());
        }
    }

    @Override
    public void cancelled(UUID run) {
        instances(List.of(run))
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "its run was ended by hand"));
    }

    @Override
    public Map<UUID, Boolean> mayGoOn(Collection<UUID> runs) {
        Map<UUID, Boolean> alive = new HashMap<>();
        if (!runs.isEmpty()) {
            instances(runs)
                    .forEach(
                            instance -> alive.put(UUID.fromString(instance.getBusinessKey()), !instance.isSuspended()));
        }
        return alive;
    }

    private List<ProcessInstance> instances(Collection<UUID> runs) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(CrmSyncProcess.KEY).listPage(0, MOST).stream()
                .filter(instance -> runs.stream().anyMatch(run -> run.toString().equals(instance.getBusinessKey())))
                .toList();
    }
}
