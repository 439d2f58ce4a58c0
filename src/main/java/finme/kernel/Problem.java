package finme.kernel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that can't be served, with what its sender needs to know. The web layer turns it into
 * {@code application/problem+json} (RFC 9457). Texts never contain personal data.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final List<Fault> errors;
    private final @Nullable Duration retryAfter;

    private Problem(int status, String code, String detail, List<Fault> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), null);
    }

    public static Problem invalid(List<Fault> errors) {
        return new Problem(422, "invalid", "The request has " + errors.size() + " fault(s).", errors, null);
    }

    public static Problem invalid(String pointer, String code, String message) {
        return new Problem(422, code, message, List.of(new Fault(pointer, code, message)), null);
    }

    public static Problem notFound(String what) {
        return of(404, "not_found", what + " does not exist.");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Problem busy(int status, String code, String detail, Duration retryAfter) {
        return new Problem(status, code, detail, List.of(), retryAfter);
    }

    /** One that was thrown elsewhere and came here in an answer. */
    public static Problem told(
            int status, String code, String detail, List<Fault> errors, @Nullable Duration retryAfter) {
        return new Problem(status, code, detail, errors, retryAfter);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
