package finme.mapping.body;

import finme.mapping.MalformedPayload;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the formats. May throw whatever its parser does: {@link BodyFormats} turns it into the one exception. */
interface BodyFormat {
    Object read(byte[] body, @Nullable Charset charset) throws Exception;

    String write(@Nullable Object value);

    static String text(byte[] body, @Nullable Charset charset) throws MalformedPayload {
        String decoded = Encodings.decode(body, charset == null ? StandardCharsets.UTF_8 : charset);
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    /** A name seen before makes a list of its values. */
    static void add(Map<String, @Nullable Object> entries, String name, @Nullable Object value) {
        if (!entries.containsKey(name)) {
            entries.put(name, value);
        } else if (entries.get(name) instanceof Repeated values) {
            values.add(value);
        } else {
            Repeated values = new Repeated();
            values.add(entries.get(name));
            values.add(value);
            entries.put(name, values);
        }
    }

    /** How a single value is written where there are only texts. */
    static String scalar(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** A list that grows, as no other value here does. */
    final class Repeated extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1;
    }
}
