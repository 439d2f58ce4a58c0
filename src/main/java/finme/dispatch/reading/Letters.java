package finme.dispatch.reading;

import finme.mapping.MalformedPayload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's bytes say, whatever it declares: many declare what their framework does, and write something else. What
 * the bytes show counts most: a byte order mark, the zeros of UTF-16, letters that only UTF-8 has so. What is left is what
 * was declared, else windows-1252.
 */
final class Letters {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 1_000;
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([\\w.:-]+)");

    private Letters() {}

    /** @param told by the content type @return without a byte order mark */
    static String of(byte[] body, @Nullable Charset told) throws MalformedPayload {
        Charset wide = wide(body);
        List<Charset> candidates = wide != null
                ? List.of(wide)
                : Stream.of(StandardCharsets.UTF_8, narrow(told), narrow(inside(body)), WINDOWS)
                        .filter(Objects::nonNull)
                        .toList();
        for (Charset candidate : candidates) {
            try {
                String text =
                        candidate.newDecoder().decode(ByteBuffer.wrap(body)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        throw new MalformedPayload("The body isn't text in any encoding known here.");
    }

    /** It speaks of bytes that are none any more. */
    static String withoutDeclaration(String xml) {
        return DECLARATION.matcher(xml).replaceFirst("");
    }

    /** One that would need zeros that are not there was declared by mistake. ISO-8859-1 is what windows-1252 is called. */
    private static @Nullable Charset narrow(@Nullable Charset named) {
        if (named == null || named.name().startsWith("UTF-16") || named.name().startsWith("UTF-32")) {
            return null;
        }
        return named.equals(StandardCharsets.ISO_8859_1) || named.equals(StandardCharsets.US_ASCII) ? WINDOWS : named;
    }

    private static @Nullable Charset inside(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        Matcher encoding = ENCODING.matcher(declaration.find() ? declaration.group() : "");
        try {
            return encoding.find() ? Charset.forName(encoding.group(1)) : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable Charset wide(byte[] body) {
        int a = at(body, 0);
        int b = at(body, 1);
        int c = at(body, 2);
        int d = at(body, 3);
        if (a == 0 && b == 0 && (c == 0xFE && d == 0xFF || c == 0 && d > 0)) {
            return Charset.forName("UTF-32BE");
        } else if (c == 0 && d == 0 && (a == 0xFF && b == 0xFE || a > 0 && b == 0)) {
            return Charset.forName("UTF-32LE");
        } else if (a == 0xFE && b == 0xFF || a == 0 && b > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return a == 0xFF && b == 0xFE || a > 0 && b == 0 ? StandardCharsets.UTF_16LE : null;
    }

    private static int at(byte[] body, int index) {
        return index < body.length ? body[index] & 0xFF : -1;
    }
}
