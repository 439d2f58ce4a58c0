package finme.process.crmsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/** Code and model use the same words. */
class CrmSyncVocabularyTests {
    private final BpmnModelInstance model =
            Bpmn.readModelFromFile(new File("processes/" + CrmSyncProcess.KEY + ".bpmn"));

    @Test
    void processAndElementsAreTheSame() {
        assertThat(model.getModelElementsByType(Process.class))
                .singleElement()
                .extracting(Process::getId)
                .isEqualTo(CrmSyncProcess.KEY);
        assertThat(model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId))
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        CrmSyncProcess.Elements.START_EVENT_SYNC_REQUESTED,
                        CrmSyncProcess.Elements.RECEIVE_TASK_RECORDS_WALKED,
                        CrmSyncProcess.Elements.END_EVENT_SYNC_ENDED));
    }
}
