package finme.process.publish;

import finme.process.decision.DecisionGate;
import finme.process.decision.table.DecisionFault;
import finme.process.publish.Checked.Definition;
import finme.process.publish.Checked.Kind;
import finme.process.publish.model.Refused;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.form.deployer.CamundaFormDefinitionDeployer;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Looks at each file of a deployment by itself, without the engine and its database. What is neither process nor decision
 * nor form is refused: the web applications would serve it to whoever opens a task.
 */
@Component
class FileCheck {
    private final ProcessGate processes;
    private final DecisionGate decisions;
    private final FormGate forms;

    FileCheck(ProcessGate processes, DecisionGate decisions, FormGate forms) {
        this.processes = processes;
        this.decisions = decisions;
        this.forms = forms;
    }

    /** @param files content by name */
    Checked check(Map<String, byte[]> files) {
        Checked checked = new Checked();
        files.forEach((file, content) -> check(file, content, checked));
        return checked;
    }

    private void check(String file, byte[] content, Checked checked) {
        if (endsWithAny(file, BpmnDeployer.BPMN_RESOURCE_SUFFIXES)) {
            Element root = processes.check(file, content);
            checked.models.put(file, root);
            ProcessGate.executable(root)
                    .forEach(process -> add(checked, file, String.valueOf(process.attribute("id")), Kind.PROCESS));
        } else if (endsWithAny(file, DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)) {
            DecisionGate.Checked found = decisions(file, content);
            found.doubts().forEach(doubt -> checked.doubts.add(doubt.sentence()));
            checked.decisions.addAll(found.decisions());
            found.decisions().forEach(id -> add(checked, file, id, Kind.DECISION));
        } else if (endsWithAny(file, CamundaFormDefinitionDeployer.FORM_RESOURCE_SUFFIXES)) {
            String id = forms.check(file, content);
            checked.forms.add(id);
            add(checked, file, id, Kind.FORM);
        } else {
            throw Refused.at(
                    file, "only processes (.bpmn), decisions (.dmn) and Camunda forms (.form) can be deployed");
        }
    }

    private DecisionGate.Checked decisions(String file, byte[] content) {
        try {
            return decisions.check(file, content);
        } catch (DecisionFault fault) {
            throw new Refused(fault.sentence() + '.');
        }
    }

    private static void add(Checked checked, String file, String key, Kind kind) {
        checked.definitions.add(new Definition(file, key, kind));
    }

    /** By the engine's own list, which asks for no dot: what it would deploy is what is checked. */
    private static boolean endsWithAny(String file, String[] suffixes) {
        return Arrays.stream(suffixes).anyMatch(file::endsWith);
    }
}
