package finme.process.publish.model;

import finme.loan.ApplicationStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** Elements that give the application a status have to say one that exists: else the step fails that leads to them. */
final class Statuses {
    private static final String LISTENER = "moveApplicationListener";
    private static final String STATUS = "status";

    private Statuses() {}

    static void check(Element root) {
        ModelTree.visit(root, (element, place) -> {
            Element extensions = element.element("extensionElements");
            if (extensions != null && moves(extensions)) {
                check(place, element, extensions);
            }
        });
    }

    private static boolean moves(Element extensions) {
        return extensions.elements().stream()
                .map(child -> ModelTree.camunda(child, "delegateExpression"))
                .anyMatch(delegate -> delegate != null && delegate.contains(LISTENER));
    }

    private static void check(String place, Element element, Element extensions) {
        if (element.getTagName().equals("process")) {
            throw Refused.at(place, "a process has no place at which to give a status, put the listener on an element");
        }
        Map<String, String> properties = new HashMap<>();
        for (Element group : extensions.elements()) {
            if (group.getTagName().equals("properties") && ModelTree.camunda(group)) {
                group.elements().forEach(property -> add(place, property, properties));
            }
        }
        String status = properties.get(STATUS);
        if (!isOne(status)) {
            throw Refused.at(
                    place,
                    (status == null ? "it does not say which status it gives" : "there is no status '" + status + "'")
                            + ", its extension property 'status' has to be one of "
                            + Arrays.toString(ApplicationStatus.values()));
        }
    }

    private static void add(String place, Element property, Map<String, String> properties) {
        String name = property.attribute("name");
        String value = property.attribute("value");
        if (name == null || value == null) {
            throw Refused.at(place, "an extension property needs a name and a value");
        }
        if (properties.put(name, value) != null) {
            throw Refused.at(place, "it says the extension property '" + name + "' twice");
        }
    }

    private static boolean isOne(@Nullable String status) {
        return Arrays.stream(ApplicationStatus.values())
                .anyMatch(each -> each.name().equals(status));
    }
}
