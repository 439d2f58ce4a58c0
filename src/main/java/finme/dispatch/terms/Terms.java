package finme.dispatch.terms;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One offer.
 *
 * @param amount null: as applied for
 * @param currency as the lender names it; null: that of the application
 * @param apr in percent
 * @param redirectUrl http or https
 */
public record Terms(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable Integer termMonths,
        @Nullable BigDecimal apr,
        @Nullable BigDecimal monthlyPayment,
        @Nullable BigDecimal totalPayable,
        @Nullable BigDecimal certainty,
        @Nullable String redirectUrl,
        @Nullable Instant expiresAt) {
    /** Of an offer that names no terms. */
    public static final Terms AS_APPLIED = new Terms(null, null, null, null, null, null, null, null, null);

    Terms rounded(@Nullable BigDecimal sum, @Nullable BigDecimal monthly, @Nullable BigDecimal total) {
        return new Terms(sum, currency, termMonths, apr, monthly, total, certainty, redirectUrl, expiresAt);
    }

    @Override
    public String toString() {
        return "Terms[***]";
    }
}
