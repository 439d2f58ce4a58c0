package finme.mapping.body;

import finme.mapping.MappingFault;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values written as XML. Names come from people's mappings and may carry a prefix; values from anywhere. */
final class XmlText {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-]*(:[\\p{L}_][\\p{L}\\p{N}_.\\-]*)?");
    private static final String ROOT = "request";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private XmlText() {}

    static String document(@Nullable Object value) {
        XmlText text = new XmlText();
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            String name = String.valueOf(only.getKey());
            if (NAME.matcher(name).matches() && !(only.getValue() instanceof Iterable<?>)) {
                text.element(name, only.getValue());
                return text.xml.toString();
            }
        }
        text.element(ROOT, value);
        return text.xml.toString();
    }

    private void element(String name, @Nullable Object value) {
        xml.append('<').append(name(name));
        if (value instanceof Map<?, ?> map) {
            attributes(map);
            xml.append('>');
            map.forEach((key, inner) -> child(String.valueOf(key), inner));
        } else {
            xml.append('>');
            if (value instanceof Iterable<?> items) {
                items.forEach(item -> child("item", item));
            } else if (value != null) {
                characters(BodyFormat.scalar(value));
            }
        }
        xml.append("</").append(name).append('>');
    }

    private void attributes(Map<?, ?> map) {
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.startsWith("@") && value != null) {
                xml.append(' ').append(name(name.substring(1))).append("=\"");
                characters(BodyFormat.scalar(value));
                xml.append('"');
            }
        });
    }

    private void child(String name, @Nullable Object value) {
        if (value == null || name.startsWith("@")) {
            return;
        } else if (name.equals("#text")) {
            characters(BodyFormat.scalar(value));
        } else if (value instanceof Iterable<?> items) {
            items.forEach(item -> child(name, item));
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

    /** What XML can't say at all (control characters, half of a surrogate pair) becomes the replacement character. */
    private void characters(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
                default -> xml.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean allowed(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
