package finme.process.publish;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a process model as the engine does, without doing anything with it. */
final class ModelTree extends Parse {
    static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    private ModelTree(byte[] content) {
        super(new Parser() {
            @Override
            public Parse createParse() {
                throw new UnsupportedOperationException();
            }
        });
        setSchemaResource(ReflectUtil.getResourceUrlAsString(BpmnParser.BPMN_20_SCHEMA_LOCATION));
        sourceInputStream(new ByteArrayInputStream(content));
    }

    /** @throws Refused when it is no BPMN */
    static Element read(String file, byte[] content) {
        ModelTree tree = new ModelTree(content);
        try {
            tree.execute();
        } catch (RuntimeException unreadable) {
            throw Refused.at(file, "it can't be read as XML");
        }
        if (tree.hasErrors()) {
            throw Refused.at(
                    file, "it is no valid BPMN, " + tree.getProblems().get(0).getMessage());
        }
        return tree.getRootElement();
    }

    static List<Element> all(Element root) {
        List<Element> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Element element, List<Element> found) {
        found.add(element);
        element.elements().forEach(child -> collect(child, found));
    }

    static boolean camunda(Element element) {
        String uri = element.getUri();
        return uri != null && (uri.startsWith("http://camunda.org/") || uri.startsWith("http://activiti.org/"));
    }

    static @Nullable String camunda(Element element, String attribute) {
        String value = element.attributeNS(CAMUNDA, attribute);
        return value == null && camunda(element) ? element.attribute(attribute) : value;
    }
}
