package finme.dispatch.eligibility;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a round knows when it asks who may be asked.
 *
 * @param test of a test nothing counts, and nothing closes
 * @param deadline of the round; null for none, or when it has not begun
 * @param uses of partners with limits or a budget, by partner
 * @param duplicates partners that got the same person lately, with the reference of that application
 * @param suppressed partners that do not want this person
 * @param bids what partners have said they will pay, by partner
 * @param open partners whose circuit is open
 */
public record Facts(
        Instant now,
        boolean test,
        @Nullable Instant deadline,
        Map<String, List<Use>> uses,
        Map<String, String> duplicates,
        Set<String> suppressed,
        Map<String, BigDecimal> bids,
        Set<String> open) {
    /** Nothing is known but the time. */
    public static Facts at(Instant now, boolean test) {
        return new Facts(now, test, null, Map.of(), Map.of(), Set.of(), Map.of(), Set.of());
    }
}
