package finme.process.publish;

import finme.process.decision.DecisionGate;
import finme.process.decision.table.DecisionFault;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.form.deployer.CamundaFormDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Every deployment passes here, in its own transaction, whether it comes from Modeler, the API or the jar. What is neither
 * process nor decision nor form is refused: the web applications would serve it to whoever opens a task.
 */
@Component
class PublishGate implements Deployer {
    private final ProcessGate processes;
    private final DecisionGate decisions;
    private final FormGate forms;

    PublishGate(ProcessGate processes, DecisionGate decisions, FormGate forms) {
        this.processes = processes;
        this.decisions = decisions;
        this.forms = forms;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            Collection<ResourceEntity> resources = deployment.getResources().values();
            Set<String> brought = resources.stream()
                    .filter(resource ->
                            endsWithAny(resource.getName(), CamundaFormDefinitionDeployer.FORM_RESOURCE_SUFFIXES))
                    .map(resource -> forms.check(resource.getName(), resource.getBytes()))
                    .collect(Collectors.toSet());
            resources.forEach(resource -> check(resource, brought));
        }
    }

    private void check(ResourceEntity resource, Set<String> forms) {
        String file = resource.getName();
        if (endsWithAny(file, BpmnDeployer.BPMN_RESOURCE_SUFFIXES)) {
            processes.check(file, resource.getBytes(), forms);
        } else if (endsWithAny(file, DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)) {
            try {
                decisions.check(file, resource.getBytes());
            } catch (DecisionFault fault) {
                throw new Refused(fault.sentence() + '.');
            }
        } else if (!endsWithAny(file, CamundaFormDefinitionDeployer.FORM_RESOURCE_SUFFIXES)) {
            throw Refused.at(
                    file, "only processes (.bpmn), decisions (.dmn) and Camunda forms (.form) can be deployed");
        }
    }

    /** By the engine's own list, which asks for no dot: what it would deploy is what is checked. */
    private static boolean endsWithAny(String file, String[] suffixes) {
        return Arrays.stream(suffixes).anyMatch(file::endsWith);
    }
}
