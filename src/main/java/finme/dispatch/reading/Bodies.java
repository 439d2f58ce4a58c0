package finme.dispatch.reading;

import finme.mapping.MalformedPayload;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a partner's body by what it is; the content type decides only where the body doesn't tell. */
@Component
public class Bodies {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile("[\\w.\\[\\]%+-]+=.*", Pattern.DOTALL);

    private static final Pattern PAGE = Pattern.compile(
            "(<\\?xml[^>]*>\\s*|<!--.*?-->\\s*)*<(!doctype\\s+html|html)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Payloads payloads;

    Bodies(Payloads payloads) {
        this.payloads = payloads;
    }

    public @Nullable Object read(@Nullable String contentType, byte[] body) throws MalformedPayload {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        String text = Letters.of(body, charset(type));
        PayloadFormat format = format(type, text.strip());
        String plain = format == PayloadFormat.XML ? Letters.withoutDeclaration(text) : text;
        return payloads.read(format, plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static boolean isBlank(byte[] body) {
        return start(body).isEmpty();
    }

    private static PayloadFormat format(String type, String start) throws MalformedPayload {
        if (start.isEmpty()) {
            throw new MalformedPayload("The body is empty.");
        }
        char first = start.charAt(0);
        if (first == '{' || first == '[') {
            return PayloadFormat.JSON;
        }
        if (first == '<') {
            if (PAGE.matcher(start).lookingAt()) {
                throw new MalformedPayload("The body is a web page.");
            }
            return PayloadFormat.XML;
        }
        if (type.contains("json")) {
            return PayloadFormat.JSON;
        }
        if (PAIR.matcher(start).matches()) {
            return PayloadFormat.FORM;
        }
        throw new MalformedPayload("The body is neither JSON, XML nor form fields.");
    }

    /** The first characters, without byte order mark and white space. */
    private static String start(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, 512), StandardCharsets.UTF_8);
        return head.replace("\uFEFF", "")
                .replace("\uFFFD", "")
                .replace("\0", "")
                .strip();
    }

    private static @Nullable Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        if (!named.find()) {
            return null;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
