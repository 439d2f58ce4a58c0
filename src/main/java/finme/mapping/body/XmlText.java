package finme.mapping.body;

import finme.mapping.MappingFault;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Values written as XML. Names come from people's mappings and may carry a prefix; values from anywhere. */
final class XmlText {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-]*(:[\\p{L}_][\\p{L}\\p{N}_.\\-]*)?");
    private static final String ROOT = "request";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** What XML can't say at all: control characters, half of a surrogate pair. */
    private static final Pattern UNSAYABLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private XmlText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String document(@Nullable Object value) {
        StringWriter written = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(written);
            new XmlText(xml).root(value);
            xml.close();
        } catch (XMLStreamException e) {
            throw new MappingFault("the result can't be written as XML", 0, 0);
        }
        return DECLARATION + keepingWhitespace(written.toString());
    }

    /** A reader may turn these into spaces. The writer leaves them be and adds none, so all of them are in values. */
    private static String keepingWhitespace(String xml) {
        return xml.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;");
    }

    private void root(@Nullable Object value) throws XMLStreamException {
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            String name = String.valueOf(only.getKey());
            if (NAME.matcher(name).matches() && !(only.getValue() instanceof Iterable<?>)) {
                element(name, only.getValue());
                return;
            }
        }
        element(ROOT, value);
    }

    private void element(String name, @Nullable Object value) throws XMLStreamException {
        xml.writeStartElement(name(name));
        if (value instanceof Map<?, ?> map) {
            attributes(map);
            for (Map.Entry<?, ?> inner : map.entrySet()) {
                child(String.valueOf(inner.getKey()), inner.getValue());
            }
        } else if (value instanceof Iterable<?>) {
            child("item", value);
        } else if (value != null) {
            xml.writeCharacters(text(value));
        }
        xml.writeEndElement();
    }

    private void attributes(Map<?, ?> map) throws XMLStreamException {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            if (name.startsWith("@") && value != null) {
                xml.writeAttribute(name(name.substring(1)), text(value));
            }
        }
    }

    private void child(String name, @Nullable Object value) throws XMLStreamException {
        if (value == null || name.startsWith("@")) {
            return;
        } else if (name.equals("#text")) {
            xml.writeCharacters(text(value));
        } else if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                child(name, item);
            }
        } else {
            element(name, value);
        }
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new MappingFault("the result holds a name that XML doesn't allow", 0, 0);
        }
        return name;
    }

    private static String text(Object value) {
        return UNSAYABLE.matcher(BodyFormat.scalar(value)).replaceAll("\uFFFD");
    }
}
