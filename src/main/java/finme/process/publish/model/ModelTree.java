package finme.process.publish.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a process model as the engine does, without doing anything with it. */
public final class ModelTree extends Parse {
    static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    /** With its picture a step takes about ten. */
    private static final int MOST = 10_000;

    private static final int DEEPEST = 50;

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
    public static Element read(String file, byte[] content) {
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
        Element root = tree.getRootElement();
        if (size(root, 1, file) > MOST) {
            throw Refused.at(file, "it has more than " + MOST + " elements");
        }
        return root;
    }

    private static int size(Element element, int depth, String file) {
        if (depth > DEEPEST) {
            throw Refused.at(file, "its elements are nested more than " + DEEPEST + " deep");
        }
        int size = 1;
        for (Element child : element.elements()) {
            size += size(child, depth + 1, file);
        }
        return size;
    }

    public static List<Element> all(Element root) {
        List<Element> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Element element, List<Element> found) {
        found.add(element);
        element.elements().forEach(child -> collect(child, found));
    }

    public static boolean camunda(Element element) {
        String uri = element.getUri();
        return uri != null && (uri.startsWith("http://camunda.org/") || uri.startsWith("http://activiti.org/"));
    }

    public static @Nullable String camunda(Element element, String attribute) {
        String value = element.attributeNS(CAMUNDA, attribute);
        return value == null && camunda(element) ? element.attribute(attribute) : value;
    }

    /** Each element with the id by which its author knows the place: its own, or that of what it belongs to. */
    static void visit(Element root, BiConsumer<Element, String> visitor) {
        visit(root, String.valueOf(root.attribute("id")), visitor);
    }

    private static void visit(Element element, String parent, BiConsumer<Element, String> visitor) {
        String id = element.attribute("id");
        String place = id == null || element.getTagName().endsWith("EventDefinition") ? parent : id;
        visitor.accept(element, place);
        element.elements().forEach(child -> visit(child, place, visitor));
    }
}
