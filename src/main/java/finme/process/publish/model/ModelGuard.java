package finme.process.publish.model;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Refuses models that bring code with them. Runs before anything is deployed, and again whenever a model is parsed, so
 * that one that got into the database some other way does not start either.
 */
public final class ModelGuard extends AbstractBpmnParseListener {
    private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector");
    private static final Set<String> ATTRIBUTES =
            Set.of("class", "expression", "resource", "formHandlerClass", "variableMappingClass", "scriptFormat");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root);
    }

    public static void check(Element root) {
        check(root, root.attribute("id"));
    }

    private static void check(Element element, @Nullable String place) {
        String tag = element.getTagName();
        if (ELEMENTS.contains(tag)) {
            throw Refused.at(place, "'" + tag + "' is not allowed, a model may not bring code with it");
        }
        for (String attribute : ATTRIBUTES) {
            if (ModelTree.camunda(element, attribute) != null || element.attribute("scriptFormat") != null) {
                throw Refused.at(
                        place, "'" + attribute + "' is not allowed, name one of our delegates by delegateExpression");
            }
        }
        if (ModelTree.camunda(element, "formKey") != null) {
            throw Refused.at(
                    place,
                    "'formKey' is not allowed, it can bring code or lead elsewhere; name a Camunda form by formRef");
        }
        if (element.attribute("language") != null) {
            throw Refused.at(place, "only expressions as ${...} are allowed, no other language");
        }
        String type = ModelTree.camunda(element, "type");
        if (tag.endsWith("Task") && type != null && !type.equals("external")) {
            throw Refused.at(
                    place, "a task of type '" + type + "' is not allowed, it would run commands on the server");
        }
        if (tag.equals("constraint") && "validator".equals(element.attribute("name"))) {
            throw Refused.at(place, "a validator class is not allowed, a model may not bring code with it");
        }
        for (Element child : element.elements()) {
            String id = child.attribute("id");
            check(child, id == null ? place : id);
        }
    }
}
