package finme.insight;

import finme.loan.ApplicationStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; null means any.
 *
 * @param partner code of one it was sent to
 * @param reason of its status, or of a partner's answer; capitals don't matter
 * @param reference three characters of it or more
 * @param from when it was received; {@code to} is not included
 * @param least what it asks for, both included
 * @param currency of what it asks for
 * @param borrowers whose it is: nobody's when empty
 */
public record CaseFilter(
        @Nullable ApplicationStatus status,
        @Nullable String source,
        @Nullable String partner,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable String currency,
        @Nullable Collection<UUID> borrowers) {
    public CaseFilter of(Collection<UUID> others) {
        return new CaseFilter(status, source, partner, reason, reference, from, to, least, most, currency, others);
    }
}
