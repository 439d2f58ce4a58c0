package finme.process.stuck;

import finme.kernel.Problem;
import finme.process.StuckSteps;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class EngineIncidents implements StuckSteps {
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService jobs;

    EngineIncidents(RuntimeService runtime, RepositoryService repository, ManagementService jobs) {
        this.runtime = runtime;
        this.repository = repository;
        this.jobs = jobs;
    }

    @Override
    public List<Stuck> list(int limit) {
        return runtime
                .createIncidentQuery()
                .orderByIncidentTimestamp()
                .asc()
                .orderByIncidentId()
                .asc()
                .listPage(0, limit)
                .stream()
                .map(this::stuck)
                .toList();
    }

    @Override
    public void again(String incident) {
        Incident found = runtime.createIncidentQuery().incidentId(incident).singleResult();
        if (found == null || found.getConfiguration() == null) {
            throw Problem.notFound("This failed step");
        }
        jobs.setJobRetries(found.getConfiguration(), 1);
    }

    private Stuck stuck(Incident incident) {
        return new Stuck(
                incident.getId(),
                application(incident),
                step(incident),
                incident.getIncidentTimestamp().toInstant());
    }

    private @Nullable UUID application(Incident incident) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(incident.getProcessInstanceId())
                .singleResult();
        try {
            return instance == null || instance.getBusinessKey() == null
                    ? null
                    : UUID.fromString(instance.getBusinessKey());
        } catch (IllegalArgumentException ofAnotherKind) {
            return null;
        }
    }

    private String step(Incident incident) {
        String activity =
                incident.getFailedActivityId() == null ? incident.getActivityId() : incident.getFailedActivityId();
        if (activity == null || incident.getProcessDefinitionId() == null) {
            return String.valueOf(activity);
        }
        return repository
                                        .getBpmnModelInstance(incident.getProcessDefinitionId())
                                        .getModelElementById(activity)
                                instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : activity;
    }
}
