package finme.borrower.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Values as JSON: 6000 and 6000.00 are one, however they were written. */
final class Values {
    private static final Comparator<JsonNode> BY_NUMBER = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    private Values() {}

    static boolean same(JsonNode value, @Nullable JsonNode other) {
        return other != null && value.equals(BY_NUMBER, other);
    }
}
