package finme.platform.web.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Makes RFC 9457 problems: {@code code} is what programs read, {@code errors} lists every fault. */
@Component
public class Problems {
    private static final URI NO_TYPE = URI.create("about:blank");

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    static ProblemDetail of(Problem problem) {
        ProblemDetail detail = of(problem.status(), problem.code(), problem.detail());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        return detail;
    }

    static ProblemDetail of(int status, String code, String sentence) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), sentence);
        detail.setType(NO_TYPE);
        detail.setProperty("code", code);
        return detail;
    }

    /** The code of a status that needs no other: {@code 415} is {@code unsupported_media_type}. */
    static String codeOf(int status) {
        if (status == 408) {
            return BodyTooSlow.CODE;
        }
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "http_" + status : known.name().toLowerCase(Locale.ROOT);
    }

    /** Spring's own texts quote the input, which may be personal. */
    public static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request can't be read.";
            case 401 -> "This needs a login.";
            case 403 -> "This login may not do that.";
            case 404 -> "There is nothing under this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "None of the accepted media types can be produced.";
            case 408 -> BodyTooSlow.SENTENCE;
            case 413 -> "The request is too large.";
            case 415 -> "This media type is not supported here.";
            case 503 -> "Not available just now.";
            default -> status < 500 ? "The request can't be served." : "Something went wrong on our side.";
        };
    }

    /** For filters, which come before any controller. */
    public void write(HttpServletResponse response, int status, String code, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), of(status, code, sentence));
    }
}
