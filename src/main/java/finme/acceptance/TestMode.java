package finme.acceptance;

import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What {@code ?test=} asks for. Read from the query alone: asking for a parameter would read a form's body. */
public final class TestMode {
    private static final Set<String> OUTCOMES = Set.of("OFFERED", "DECLINED", "PENDING", "UNPLACED");

    private TestMode() {}

    /** @return how the test is to end; null when it is none @throws Problem 400 for another outcome */
    public static @Nullable String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return null;
        }
        List<String> values = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .get("test");
        if (values == null) {
            return null;
        }
        String outcome = Objects.requireNonNullElse(values.get(0), "");
        if (values.size() > 1 || !OUTCOMES.contains(outcome)) {
            throw Problem.of(400, "invalid_test", "A test ends as OFFERED, DECLINED, PENDING or UNPLACED.");
        }
        return outcome;
    }
}
