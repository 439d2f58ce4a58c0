package finme.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner owes for a loan that it has paid out, and what it gets back when the loan is returned. Which fields matter
 * depends on {@code kind}, and saving checks it.
 *
 * @param amount of FIXED: for each loan
 * @param percent of PERCENT: of what was paid out
 * @param by of TIERS: what the month's volume is measured by
 * @param tiers of TIERS, the lowest first
 * @param clawback null: what was booked stays, whatever comes back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commission(
        Kind kind,
        @Nullable Money amount,
        @Nullable BigDecimal percent,
        @Nullable By by,
        @Nullable List<Tier> tiers,
        @Nullable Clawback clawback) {
    public enum Kind {
        FIXED,
        PERCENT,
        TIERS
    }

    public enum By {
        /** The month's first loan, the second …: each is paid by the tier that its number lies in. */
        LOANS,
        /** What the month has paid out so far: the part of a loan that lies in a tier is paid by that tier. */
        AMOUNT
    }

    /**
     * @param from number of the loan, or sum in the loan's own currency, that it begins at
     * @param percent null when it has an amount
     * @param amount for each loan; only by LOANS
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tier(
            BigDecimal from,
            @Nullable BigDecimal percent,
            @Nullable Money amount) {}

    /**
     * @param days since it was paid out, within which a return takes commission back
     * @param share null: FULL
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Clawback(@Nullable Integer days, @Nullable Share share) {}

    public enum Share {
        /** All that was booked, whatever part of the loan came back. */
        FULL,
        /** Of what was booked the part that came back of what was paid out. */
        PROPORTIONAL
    }
}
