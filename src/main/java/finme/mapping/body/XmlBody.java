package finme.mapping.body;

import finme.mapping.MalformedPayload;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as nested maps of texts. An element without content is null, so that {@code <TaxId/>} and no element mean the
 * same to a mapping. Namespaces are left aside: names are local names, and attributes {@code xsi:} and {@code xml:} are
 * dropped.
 */
final class XmlBody implements BodyFormat {
    /** They speak of an element, not of what it says: its type, its language, its blanks. */
    private static final Set<String> ASIDE =
            Set.of("http://www.w3.org/2001/XMLSchema-instance", XMLConstants.XML_NS_URI);

    private static final int ATTRIBUTES = 100;
    private static final int START = 1_000;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)");

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    XmlBody() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("refused");
        });
    }

    @Override
    public Object read(byte[] body, @Nullable Charset charset) throws Exception {
        String text = Encodings.decode(body, charset, declared(body));
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(start(text)));
        try {
            return document(reader);
        } catch (XMLStreamException e) {
            throw fault("isn't valid XML", e.getLocation());
        } finally {
            reader.close();
        }
    }

    /** Not left to the parser, which prints what it can't decode to standard error. */
    private static @Nullable Charset declared(byte[] body) throws MalformedPayload {
        Matcher declaration =
                ENCODING.matcher(new String(body, 0, Math.min(body.length, START), StandardCharsets.ISO_8859_1));
        try {
            return declaration.find() ? Charset.forName(declaration.group(1)) : null;
        } catch (IllegalArgumentException unknown) {
            throw new MalformedPayload("The XML declares an encoding that is unknown here.");
        }
    }

    /** A declaration may stand nowhere but first; templates like to leave a blank line before it. */
    private static String start(String text) {
        String stripped = text.stripLeading();
        return stripped.startsWith("<?xml") ? stripped : text;
    }

    private static Object document(XMLStreamReader reader) throws XMLStreamException, MalformedPayload {
        Object root = Map.of();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw fault("has a DTD, which isn't accepted", reader.getLocation());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                Object content = new Elements(reader).content(1);
                root = content == null ? root : content;
            }
        }
        return root;
    }

    static MalformedPayload fault(String what, @Nullable Location at) {
        String place = at == null || at.getLineNumber() < 0
                ? ""
                : " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")";
        return new MalformedPayload("The body " + what + place + ".");
    }

    @Override
    public String write(@Nullable Object value) {
        return XmlText.document(value);
    }

    private static final class Elements {
        private final XMLStreamReader reader;
        private int values;

        private Elements(XMLStreamReader reader) {
            this.reader = reader;
        }

        /** From behind a start tag to its end tag. */
        private @Nullable Object content(int depth) throws XMLStreamException, MalformedPayload {
            if (depth > BodyFormats.DEPTH || ++values > BodyFormats.VALUES || reader.getAttributeCount() > ATTRIBUTES) {
                throw fault("is too deep or too large as XML", reader.getLocation());
            }
            Map<String, @Nullable Object> entries = attributes();
            StringBuilder text = new StringBuilder();
            for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    BodyFormat.add(entries, name, content(depth + 1));
                    text.append(' ');
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(reader.getText());
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw fault("refers to an entity, which isn't accepted", reader.getLocation());
                }
            }
            return content(entries, text.toString().strip());
        }

        private static @Nullable Object content(Map<String, @Nullable Object> entries, String text) {
            if (entries.isEmpty()) {
                return text.isEmpty() ? null : text;
            }
            if (!text.isEmpty()) {
                entries.put("#text", text);
            }
            return entries;
        }

        private Map<String, @Nullable Object> attributes() {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String namespace = reader.getAttributeNamespace(i);
                if (namespace == null || !ASIDE.contains(namespace)) {
                    BodyFormat.add(entries, "@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            }
            return entries;
        }
    }
}
