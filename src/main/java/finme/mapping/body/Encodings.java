package finme.mapping.body;

import finme.mapping.MalformedPayload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which letters the bytes of a body are. What the bytes show wins (a byte order mark, the zeros of UTF-16 and UTF-32),
 * then what the request says, then what stands inside the body, then UTF-8. Bytes that are no letters there are refused.
 */
final class Encodings {
    /** The second one is the first with letters where that has control characters: browsers read the first as it, too. */
    private static final Map<Charset, Charset> MEANT = Map.of(
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-9"),
            Charset.forName("windows-1254"));

    /** These differ in letters as well, so only a control character, which nobody sends, shows that the second is meant. */
    private static final Map<Charset, Charset> MISTAKEN =
            Map.of(Charset.forName("ISO-8859-2"), Charset.forName("windows-1250"));

    private static final String SINGLE_BYTE = "ISO-8859-";

    private Encodings() {}

    /** @param told by the request @param inside what the body says of itself @return without a byte order mark */
    static String decode(byte[] body, @Nullable Charset told, @Nullable Charset inside) throws MalformedPayload {
        Charset seen = seen(body);
        if (seen != null) {
            String text = decode(body, seen);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        Charset named = told != null && !isWide(told) ? told : inside;
        return decode(body, named == null || isWide(named) ? StandardCharsets.UTF_8 : named);
    }

    /** @throws MalformedPayload when some bytes are none of its letters */
    static String decode(byte[] bytes, Charset charset) throws MalformedPayload {
        try {
            return meant(charset, bytes)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPayload("The body isn't text in the encoding it claims.");
        }
    }

    /** The encoding that somebody who sends these bytes has in mind when naming that one. */
    static Charset meant(Charset named, byte[] bytes) throws MalformedPayload {
        Charset meant = MEANT.getOrDefault(named, named);
        if (!meant.name().startsWith(SINGLE_BYTE) || !hasControls(bytes)) {
            return meant;
        }
        Charset other = MISTAKEN.get(meant);
        if (other != null) {
            return other;
        }
        throw new MalformedPayload("The body isn't text in the encoding it claims.");
    }

    private static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b < (byte) 0xA0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /** JSON and XML begin with a character of ASCII, so the zeros around it tell its width. */
    private static @Nullable Charset seen(byte[] body) {
        int a = at(body, 0);
        int b = at(body, 1);
        int c = at(body, 2);
        int d = at(body, 3);
        if (a == 0xEF && b == 0xBB && c == 0xBF) {
            return StandardCharsets.UTF_8;
        } else if (a == 0 && b == 0 && (c == 0xFE && d == 0xFF || c == 0 && d > 0)) {
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
