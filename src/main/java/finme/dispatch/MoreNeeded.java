package finme.dispatch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A partner wants to know more before it decides. Told as a Spring event inside the transaction that stores its word:
 * listeners join in.
 *
 * @param needs as its mapping gave them: {@code kind, code, text}; may be empty
 */
public record MoreNeeded(
        UUID application, UUID borrower, UUID dispatch, String partner, List<Map<String, Object>> needs) {
    @Override
    public String toString() {
        return "MoreNeeded[" + dispatch + ']';
    }
}
