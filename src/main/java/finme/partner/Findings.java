package finme.partner;

import finme.kernel.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects faults, so that all of them are reported at once. */
final class Findings {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> list() {
        return faults;
    }

    void add(String pointer, String code, String message) {
        faults.add(new Fault(pointer, code, message));
    }

    boolean required(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(pointer, "required", "This field is required.");
            return false;
        }
        return true;
    }

    void header(String pointer, @Nullable String name) {
        if (required(pointer, name) && name != null && !isHeaderName(name)) {
            add(pointer, "invalid_header", "This is not a header name.");
        }
    }

    void url(String pointer, @Nullable String value) {
        if (required(pointer, value) && value != null && !isHttp(value)) {
            add(pointer, "invalid_url", "This is not an absolute http or https address.");
        }
    }

    static boolean isHeaderName(String name) {
        return HEADER.matcher(name).matches();
    }

    private static boolean isHttp(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
