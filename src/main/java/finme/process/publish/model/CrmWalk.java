package finme.process.publish.model;

import finme.process.crmsync.CrmSyncProcess;
import finme.process.crmsync.CrmSyncProcess.Elements;
import java.util.List;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A load or reconciliation of a CRM begins its instance of {@code crm-sync} and tells it by the id of a step that the walk
 * is over. Where that step has another name, or is reached later than at once, the instance waits for ever.
 */
final class CrmWalk {
    private CrmWalk() {}

    static void check(Element root) {
        root.elements("process").stream()
                .filter(process -> CrmSyncProcess.KEY.equals(process.attribute("id")))
                .forEach(CrmWalk::checkProcess);
    }

    private static void checkProcess(Element process) {
        Element wait = process.elements().stream()
                .filter(element -> Elements.RECEIVE_TASK_RECORDS_WALKED.equals(element.attribute("id")))
                .findFirst()
                .orElseThrow(() -> refused(process.attribute("id")));
        List<Element> starts = process.elements("startEvent");
        boolean tellable = wait.getTagName().equals("receiveTask") && wait.attribute("messageRef") == null;
        if (!tellable || starts.size() != 1 || later(wait, "asyncBefore") || later(starts.get(0), "asyncAfter")) {
            throw refused(wait.attribute("id"));
        }
        String start = String.valueOf(starts.get(0).attribute("id"));
        List<Element> ways = process.elements("sequenceFlow").stream()
                .filter(flow -> start.equals(flow.attribute("sourceRef")))
                .toList();
        if (later(starts.get(0), "asyncBefore")
                || ways.size() != 1
                || !Elements.RECEIVE_TASK_RECORDS_WALKED.equals(ways.get(0).attribute("targetRef"))) {
            throw refused(start);
        }
    }

    private static boolean later(Element element, String attribute) {
        return "true".equals(ModelTree.camunda(element, attribute))
                || attribute.equals("asyncBefore") && "true".equals(ModelTree.camunda(element, "async"));
    }

    private static Refused refused(String place) {
        return Refused.at(
                place,
                "a load or reconciliation would never end, right behind the start has to be a receive task without a"
                        + " message and with the id " + Elements.RECEIVE_TASK_RECORDS_WALKED
                        + "; steps of your own go behind it");
    }
}
