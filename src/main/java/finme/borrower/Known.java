package finme.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value somebody said of a person.
 *
 * @param value as the canonical application has it: text, number, boolean, list or money
 * @param source {@code source:<code>}, {@code partner:<code>}, {@code cabinet}, {@code crm:<code>} or {@code admin:<name>}
 * @param application by which it came; null when it came otherwise
 */
public record Known(
        JsonNode value, String source, Instant at, @Nullable UUID application) {
    @Override
    public String toString() {
        return "Known[***, " + source + ", " + at + ']';
    }
}
