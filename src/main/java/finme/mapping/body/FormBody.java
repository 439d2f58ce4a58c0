package finme.mapping.body;

import finme.mapping.MalformedPayload;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** {@code application/x-www-form-urlencoded}: names stay as they are, dots and all; a name given twice is a list. */
final class FormBody implements BodyFormat {
    private static final int FIELDS = 1_000;
    /** {@link URLDecoder} takes {@code %+1} for an escape. */
    private static final Pattern BROKEN = Pattern.compile("%(?!\\p{XDigit}{2})");

    @Override
    public Object read(byte[] body, @Nullable Charset charset) throws MalformedPayload {
        int end = body.length;
        while (end > 0 && (body[end - 1] == '\n' || body[end - 1] == '\r')) {
            end--;
        }
        String form = new String(body, 0, end, StandardCharsets.ISO_8859_1);
        Matcher broken = BROKEN.matcher(form);
        if (broken.find()) {
            throw new MalformedPayload("The form has a broken percent escape at byte " + (broken.start() + 1) + ".");
        }
        StringTokenizer pairs = new StringTokenizer(form, "&");
        if (pairs.countTokens() > FIELDS) {
            throw new MalformedPayload("The form has more than " + FIELDS + " fields.");
        }
        Charset meant = Encodings.meant(charset == null ? StandardCharsets.UTF_8 : charset, bytes(form));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (pairs.hasMoreTokens()) {
            String[] pair = pairs.nextToken().split("=", 2);
            String value = pair.length == 2 ? decode(pair[1], meant) : "";
            BodyFormat.add(fields, decode(pair[0], meant), value);
        }
        return fields;
    }

    private static String decode(String escaped, Charset charset) throws MalformedPayload {
        return BodyFormat.text(bytes(escaped), charset);
    }

    /** Byte for byte first: a decoder that is told the charset puts a question mark where the bytes are none of it. */
    private static byte[] bytes(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String write(@Nullable Object value) {
        MultiValueMap<String, String> flat = new LinkedMultiValueMap<>();
        flatten("", value, flat);
        StringJoiner pairs = new StringJoiner("&");
        flat.forEach((name, values) -> values.forEach(text -> pairs.add(encode(name) + "=" + encode(text))));
        return pairs.toString();
    }

    /** Nested names joined by dots; nulls are left out. */
    private static void flatten(String name, @Nullable Object value, MultiValueMap<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(name.isEmpty() ? "" + key : name + "." + key, inner, flat));
        } else if (value instanceof Iterable<?> items) {
            items.forEach(item -> flatten(name, item, flat));
        } else if (value != null) {
            flat.add(name, BodyFormat.scalar(value));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
