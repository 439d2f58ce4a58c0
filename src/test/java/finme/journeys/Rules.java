package finme.journeys;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Collection;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The shipped prioritisation with a column more: applications of the source {@code s-x} go to the partner {@code x}. */
final class Rules {
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private final Document document;

    private Rules(Document document) {
        this.document = document;
    }

    static byte[] shippedAnd(Collection<String> partners) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (InputStream shipped = Rules.class.getResourceAsStream("/decisions/partner-prioritisation.dmn")) {
            Rules rules = new Rules(factory.newDocumentBuilder().parse(shipped));
            rules.addSourceColumn();
            partners.forEach(rules::addRule);
            ByteArrayOutputStream xml = new ByteArrayOutputStream();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(rules.document), new StreamResult(xml));
            return xml.toByteArray();
        }
    }

    private void addSourceColumn() {
        Element input = element("input", "Input_source");
        Element expression = element("inputExpression", "InputExpression_source");
        expression.setAttribute("typeRef", "string");
        expression.appendChild(text("source"));
        input.appendChild(expression);
        table().insertBefore(input, first(table(), "output"));
        NodeList rules = document.getElementsByTagNameNS(DMN, "rule");
        for (int i = 0; i < rules.getLength(); i++) {
            Element rule = (Element) rules.item(i);
            rule.insertBefore(entry("inputEntry", rule.getAttribute("id") + "_source", ""), first(rule, "outputEntry"));
        }
    }

    private void addRule(String partner) {
        String id = "Rule_" + partner.replace('-', '_');
        Element rule = element("rule", id);
        Element description = document.createElementNS(DMN, "description");
        description.setTextContent("Applications of its own source go to " + partner + ".");
        rule.appendChild(description);
        int inputs = document.getElementsByTagNameNS(DMN, "input").getLength();
        for (int i = 1; i < inputs; i++) {
            rule.appendChild(entry("inputEntry", id + "_in" + i, ""));
        }
        rule.appendChild(entry("inputEntry", id + "_source", "\"s-" + partner + "\""));
        String[] outputs = {"\"" + partner + "\"", "1", "1", ""};
        for (int i = 0; i < outputs.length; i++) {
            rule.appendChild(entry("outputEntry", id + "_out" + i, outputs[i]));
        }
        table().appendChild(rule);
    }

    private Element table() {
        return (Element) document.getElementsByTagNameNS(DMN, "decisionTable").item(0);
    }

    private static Node first(Element parent, String name) {
        return parent.getElementsByTagNameNS(DMN, name).item(0);
    }

    private Element entry(String name, String id, String text) {
        Element entry = element(name, id);
        entry.appendChild(text(text));
        return entry;
    }

    private Element text(String content) {
        Element text = document.createElementNS(DMN, "text");
        text.setTextContent(content);
        return text;
    }

    private Element element(String name, String id) {
        Element element = document.createElementNS(DMN, name);
        element.setAttribute("id", id);
        return element;
    }
}
