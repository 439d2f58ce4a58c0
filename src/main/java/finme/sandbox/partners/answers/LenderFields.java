package finme.sandbox.partners.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads any request a lender might be sent into names and values, whatever its format and nesting: names lose case,
 * dots and underscores, the first of a name wins, and a nested value is found with its parent's name in front too.
 */
public final class LenderFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

    private LenderFields() {}

    public static Map<String, String> read(byte[] body, String contentType) {
        Map<String, String> fields = new LinkedHashMap<>();
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            if (contentType.contains("xml") || text.startsWith("<")) {
                xml(body, fields);
            } else if (contentType.contains("form-urlencoded")) {
                form(text, fields);
            } else if (!text.isEmpty()) {
                json("", "", JSON.readTree(text), fields);
            }
        } catch (XMLStreamException | IOException | IllegalArgumentException unreadable) {
            fields.putIfAbsent("unreadable", "true");
        }
        return fields;
    }

    private static void json(String parent, String name, JsonNode node, Map<String, String> fields)
            throws JsonProcessingException {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                json(name, field.getKey(), field.getValue(), fields);
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                json(parent, name, item, fields);
            }
        } else if (!node.isNull()) {
            put(parent, name, node.asText(), fields);
        }
    }

    private static void form(String text, Map<String, String> fields) {
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                String name = decode(pair.substring(0, at));
                int dot = name.lastIndexOf('.');
                put(
                        dot < 0 ? "" : name.substring(0, dot),
                        name.substring(dot + 1),
                        decode(pair.substring(at + 1)),
                        fields);
            }
        }
    }

    private static void xml(byte[] body, Map<String, String> fields) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
        java.util.ArrayDeque<String> path = new java.util.ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.push(reader.getLocalName());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        put(path.element(), reader.getAttributeLocalName(i), reader.getAttributeValue(i), fields);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    String name = path.pop();
                    put(path.isEmpty() ? "" : path.element(), name, reader.getText(), fields);
                    path.push(name);
                }
                case XMLStreamConstants.END_ELEMENT -> path.pop();
                default -> {}
            }
        }
    }

    private static void put(String parent, String name, String value, Map<String, String> fields) {
        if (!value.isBlank()) {
            fields.putIfAbsent(plain(name), value.strip());
            fields.putIfAbsent(plain(parent + name), value.strip());
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String name) {
        return PUNCTUATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
