package finme.intake;

import finme.kernel.Problem;
import finme.mapping.MalformedPayload;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads a request's body, bounded, in the format its source was set up with. */
@Component
class RequestBodies {
    private static final int LIMIT = 1 << 20;
    private static final Set<String> XML = Set.of("application/xml", "text/xml");
    private static final Set<String> JSON = Set.of("application/json", "text/json");
    private static final Set<String> CSV = Set.of("text/csv", "application/csv");

    private final Payloads payloads;

    RequestBodies(Payloads payloads) {
        this.payloads = payloads;
    }

    /** @throws Problem 413 beyond 1 MiB, 415 compressed */
    byte[] read(HttpServletRequest request) throws IOException {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            throw Problem.of(415, "unsupported_encoding", "The body has to come as it is, without Content-Encoding.");
        }
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw tooLarge();
        }
        return body;
    }

    /** @throws Problem 415 when the media type is none of the format */
    @Nullable
    Charset charset(PayloadFormat format, @Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            if (fits(format, type)) {
                return type.getCharset();
            }
        } catch (IllegalArgumentException unknown) {
            // Said below.
        }
        throw Problem.of(415, "unsupported_media_type", "This source sends " + format.mediaType() + ".");
    }

    /** @throws Problem 400 when it isn't what it claims to be */
    Object parse(PayloadFormat format, byte[] body, @Nullable Charset charset) {
        try {
            return payloads.read(format, body, charset);
        } catch (MalformedPayload malformed) {
            throw Problem.of(400, "malformed", String.valueOf(malformed.getMessage()));
        }
    }

    private static boolean fits(PayloadFormat format, MediaType type) {
        String name = type.getType() + '/' + type.getSubtype();
        return switch (format) {
            case JSON -> JSON.contains(name) || type.getSubtype().endsWith("+json");
            case XML -> XML.contains(name) || type.getSubtype().endsWith("+xml");
            case FORM -> name.equals(format.mediaType());
            case CSV -> CSV.contains(name);
        };
    }

    private static Problem tooLarge() {
        return Problem.of(413, "body_too_large", "A body may have 1 MiB.");
    }
}
