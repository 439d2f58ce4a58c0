package finme.mapping.body;

import finme.mapping.MalformedPayload;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code application/x-www-form-urlencoded}: names stay as they are, dots and all; a name given twice is a list. */
final class FormBody implements BodyFormat {
    private static final int FIELDS = 1_000;

    @Override
    public Object read(byte[] body, @Nullable Charset charset) throws MalformedPayload {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        int end = body.length;
        while (end > 0 && (body[end - 1] == '\n' || body[end - 1] == '\r')) {
            end--;
        }
        int count = 0;
        for (int from = 0; from < end; ) {
            int next = find(body, '&', from, end);
            int equals = find(body, '=', from, next);
            if (next > from) {
                if (++count > FIELDS) {
                    throw new MalformedPayload("The form has more than " + FIELDS + " fields.");
                }
                String value = equals < next ? decode(body, equals + 1, next, charset) : "";
                BodyFormat.add(fields, decode(body, from, equals, charset), value);
            }
            from = next + 1;
        }
        return fields;
    }

    private static int find(byte[] body, char wanted, int from, int end) {
        int at = from;
        while (at < end && body[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String decode(byte[] body, int from, int end, @Nullable Charset charset) throws MalformedPayload {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - from);
        for (int i = from; i < end; i++) {
            if (body[i] == '%') {
                int high = i + 2 <= end - 1 ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 <= end - 1 ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new MalformedPayload("The form has a broken percent escape at byte " + (i + 1) + ".");
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(body[i] == '+' ? ' ' : body[i]);
            }
        }
        return BodyFormat.text(bytes.toByteArray(), charset);
    }

    @Override
    public String write(@Nullable Object value) {
        Map<String, List<String>> flat = new LinkedHashMap<>();
        BodyFormat.flatten("", value, flat);
        List<String> pairs = new ArrayList<>();
        flat.forEach((name, values) -> values.forEach(text -> pairs.add(encode(name) + "=" + encode(text))));
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
