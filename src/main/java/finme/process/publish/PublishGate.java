package finme.process.publish;

import finme.process.decision.DecisionFault;
import finme.process.decision.DecisionGate;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Every deployment passes here, in its own transaction, whether it comes from Modeler, the API or the jar. Resources that
 * are neither process nor decision, such as forms, are not ours to judge.
 */
@Component
class PublishGate implements Deployer {
    private final ProcessGate processes;
    private final DecisionGate decisions;

    PublishGate(ProcessGate processes, DecisionGate decisions) {
        this.processes = processes;
        this.decisions = decisions;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::check);
        }
    }

    private void check(ResourceEntity resource) {
        String file = resource.getName();
        if (file.endsWith(".bpmn") || file.endsWith(".bpmn20.xml")) {
            processes.check(file, resource.getBytes());
        } else if (file.endsWith(".dmn") || file.endsWith(".dmn11.xml")) {
            try {
                decisions.check(file, resource.getBytes());
            } catch (DecisionFault fault) {
                throw new Refused(fault.sentence() + '.');
            }
        }
    }
}
