package finme.process.publish.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Which kinds of element a model may have. What is left out either does nothing in the engine, or lets one application
 * move others, start itself again, or wait for what nobody here ever sends.
 */
final class FlowElements {
    private static final Set<String> EVENTS = Set.of(
            "timerEventDefinition",
            "messageEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "linkEventDefinition",
            "terminateEventDefinition");

    private static final Map<String, String> REFUSED = Map.of(
            "signalEventDefinition",
            "a signal is not allowed, what happens to one application may not move all others; use a message",
            "conditionalEventDefinition",
            "a condition is not allowed as an event, nothing in the process tells it that something has changed",
            "compensateEventDefinition",
            "compensation is not allowed, what partners were sent is taken back by a withdrawal",
            "cancelEventDefinition",
            "a transaction is not allowed, draw a sub-process",
            "transaction",
            "a transaction is not allowed, draw a sub-process",
            "adHocSubProcess",
            "an ad-hoc sub-process is not allowed, the engine does not run it",
            "complexGateway",
            "a complex gateway is not allowed, the engine does not run it",
            "standardLoopCharacteristics",
            "a loop marker is not allowed, the engine runs such a task once; draw the way back");

    private static final Set<String> SCOPES = Set.of("process", "subProcess");

    private FlowElements() {}

    static void check(Element root, Set<String> messages) {
        Map<String, String> names = root.elements("message").stream()
                .filter(message -> message.attribute("id") != null)
                .collect(Collectors.toMap(
                        message -> message.attribute("id"),
                        message -> String.valueOf(message.attribute("name")),
                        (first, second) -> first));
        ModelTree.visit(root, (element, place) -> {
            String tag = element.getTagName();
            if (REFUSED.containsKey(tag)) {
                throw Refused.at(place, REFUSED.get(tag));
            }
            if (tag.endsWith("EventDefinition") && !EVENTS.contains(tag) && !ModelTree.camunda(element)) {
                throw Refused.at(place, "the engine knows no " + tag);
            }
            if ("external".equals(ModelTree.camunda(element, "type"))) {
                throw Refused.at(place, "nobody works on external tasks here, name one of our delegates");
            }
            checkMessage(element, place, names, messages);
        });
        root.elements("process").forEach(FlowElements::checkStart);
    }

    private static void checkMessage(Element element, String place, Map<String, String> names, Set<String> sent) {
        String tag = element.getTagName();
        String reference = element.attribute("messageRef");
        boolean mayWait = tag.equals("receiveTask") || tag.equals("messageEventDefinition");
        if (!mayWait || reference == null) {
            return;
        }
        String local = reference.substring(reference.indexOf(':') + 1);
        String name = names.getOrDefault(local, reference);
        if (!sent.contains(name)) {
            throw Refused.at(
                    place,
                    "nobody sends the message '" + name + "', it would wait for ever; there are only "
                            + String.join(", ", new TreeSet<>(sent)));
        }
    }

    /** Only an application that is taken in starts a process, and it needs a place to start at. */
    private static void checkStart(Element process) {
        if (!"true".equals(process.attribute("isExecutable"))) {
            return;
        }
        boolean plain = false;
        for (Element start : process.elements("startEvent")) {
            boolean event = start.elements().stream()
                    .anyMatch(child -> child.getTagName().endsWith("EventDefinition"));
            if (event) {
                throw Refused.at(
                        start.attribute("id"),
                        "a process starts when an application is taken in, by a plain start event and nothing else");
            }
            plain = true;
        }
        if (!plain) {
            throw Refused.at(process.attribute("id"), "it has no plain start event, no application could start it");
        }
    }

    static boolean isScope(Element element) {
        return SCOPES.contains(element.getTagName());
    }
}
