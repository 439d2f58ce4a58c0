package finme.process.publish.model;

import finme.process.loanapplication.LoanApplicationProcess.Elements;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A step that hands something out and the wait for its answer belong into one transaction. With a save point in between
 * the answer may come while nobody waits yet, and the instance hangs for ever; so it does in a receive task that has
 * another name than the one where answers go.
 */
final class SavePoints {
    /** Steps after which somebody outside will answer, and where the answer goes. */
    private static final Map<String, String> HANDING_OUT = Map.of(
            "sendToPartnersDelegate", Elements.RECEIVE_TASK_PARTNERS_ANSWER,
            "syncWithCrmDelegate", Elements.RECEIVE_TASK_CRM_CONFIRMED);

    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, List<Element>> outgoing = new HashMap<>();

    private SavePoints(Element root) {
        for (Element element : ModelTree.all(root)) {
            String id = element.attribute("id");
            if (id != null) {
                elements.put(id, element);
            }
            if (element.getTagName().equals("sequenceFlow")) {
                outgoing.computeIfAbsent(String.valueOf(element.attribute("sourceRef")), source -> new ArrayList<>())
                        .add(element);
            }
        }
    }

    static void check(Element root) {
        SavePoints model = new SavePoints(root);
        for (Element element : ModelTree.all(root)) {
            String delegate = ModelTree.camunda(element, "delegateExpression");
            HANDING_OUT.forEach((handingOut, wait) -> {
                if (delegate != null && delegate.contains(handingOut)) {
                    model.checkWait(element, wait);
                    model.checkWay(element);
                }
            });
        }
    }

    private void checkWait(Element step, String wait) {
        Element task = elements.get(wait);
        if (task == null || !task.getTagName().equals("receiveTask") || task.attribute("messageRef") != null) {
            throw Refused.at(
                    step.attribute("id"),
                    "the answer would find nobody, what waits for it has to be a receive task without a message and with"
                            + " the id " + wait);
        }
    }

    private void checkWay(Element step) {
        if (async(step, "asyncAfter")) {
            throw refused(step);
        }
        Deque<String> ahead = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        ahead.add(String.valueOf(step.attribute("id")));
        while (!ahead.isEmpty()) {
            for (Element flow : outgoing.getOrDefault(ahead.remove(), List.of())) {
                Element next = elements.get(String.valueOf(flow.attribute("targetRef")));
                if (next == null || !seen.add(String.valueOf(next.attribute("id")))) {
                    continue;
                }
                boolean gateway = next.getTagName().endsWith("Gateway");
                boolean waits = next.getTagName().equals("receiveTask");
                if ((gateway || waits) && async(next, "asyncBefore") || gateway && async(next, "asyncAfter")) {
                    throw refused(next);
                }
                if (gateway) {
                    ahead.add(String.valueOf(next.attribute("id")));
                }
            }
        }
    }

    private static boolean async(Element element, String attribute) {
        return "true".equals(ModelTree.camunda(element, attribute))
                || attribute.equals("asyncBefore") && "true".equals(ModelTree.camunda(element, "async"));
    }

    private static Refused refused(Element element) {
        return Refused.at(
                element.attribute("id"),
                "an asynchronous continuation here stands between handing out and waiting, an early answer would be lost");
    }
}
