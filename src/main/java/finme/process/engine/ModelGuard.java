package finme.process.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Refuses models that bring code with them. Runs whenever a model is parsed, so a model that got into the database some
 * other way does not start either.
 */
final class ModelGuard extends AbstractBpmnParseListener {
    private static final Namespace CAMUNDA =
            new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");
    private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector");
    private static final Set<String> ATTRIBUTES =
            Set.of("class", "expression", "resource", "formHandlerClass", "variableMappingClass", "scriptFormat");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root, root.attribute("id"));
    }

    private static void check(Element element, @Nullable String place) {
        if (ELEMENTS.contains(element.getTagName())) {
            throw refused(place, "'" + element.getTagName() + "' is not allowed: a model may not bring code with it");
        }
        for (String attribute : ATTRIBUTES) {
            if (element.attributeNS(CAMUNDA, attribute) != null
                    || camunda(element) && element.attribute(attribute) != null) {
                throw refused(
                        place,
                        "'camunda:" + attribute + "' is not allowed: name one of our delegates by delegateExpression");
            }
        }
        String language = element.attribute("language");
        if (language != null) {
            throw refused(place, "a condition in '" + language + "' is not allowed: write it as ${...}");
        }
        String type = element.attributeNS(CAMUNDA, "type");
        if (element.getTagName().endsWith("Task") && type != null && !type.equals("external")) {
            throw refused(place, "a task of type '" + type + "' is not allowed: it would run commands on the server");
        }
        if (element.getTagName().equals("constraint") && "validator".equals(element.attribute("name"))) {
            throw refused(place, "a validator of one's own is not allowed: a model may not bring code with it");
        }
        for (Element child : element.elements()) {
            String id = child.attribute("id");
            check(child, id == null ? place : id);
        }
    }

    private static boolean camunda(Element element) {
        String uri = element.getUri();
        return uri != null && (uri.startsWith("http://camunda.org/") || uri.startsWith("http://activiti.org/"));
    }

    private static BadUserRequestException refused(@Nullable String place, String why) {
        return new BadUserRequestException("The model can't be deployed. " + place + ": " + why + ".");
    }
}
