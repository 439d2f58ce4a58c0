package finme.process.publish;

import finme.process.decision.DecisionGate;
import finme.process.decision.table.DecisionFault;
import java.util.Arrays;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
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
        if (endsWithAny(file, BpmnDeployer.BPMN_RESOURCE_SUFFIXES)) {
            processes.check(file, resource.getBytes());
        } else if (endsWithAny(file, DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)) {
            try {
                decisions.check(file, resource.getBytes());
            } catch (DecisionFault fault) {
                throw new Refused(fault.sentence() + '.');
            }
        }
    }

    /** By the engine's own list, which asks for no dot: what it would deploy is what is checked. */
    private static boolean endsWithAny(String file, String[] suffixes) {
        return Arrays.stream(suffixes).anyMatch(file::endsWith);
    }
}
