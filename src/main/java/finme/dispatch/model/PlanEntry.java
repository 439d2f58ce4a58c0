package finme.dispatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.Reason;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one round means for one partner.
 *
 * @param wave 1 first; null when it is in none
 * @param reason null when it is planned
 * @param bid what the partner has said it will pay; null when it was not asked for that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanEntry(
        String partner,
        Verdict verdict,
        @Nullable Integer wave,
        @Nullable Integer tier,
        @Nullable Integer weight,
        @Nullable BigDecimal minPrice,
        @Nullable Rule rule,
        @Nullable Reason reason,
        @Nullable BigDecimal bid) {
    public PlanEntry(
            String partner,
            Verdict verdict,
            @Nullable Integer wave,
            @Nullable Integer tier,
            @Nullable Integer weight,
            @Nullable BigDecimal minPrice,
            @Nullable Rule rule,
            @Nullable Reason reason) {
        this(partner, verdict, wave, tier, weight, minPrice, rule, reason, null);
    }

    public enum Verdict {
        PLANNED,
        RULED_OUT,
        NOT_REACHED
    }

    public static PlanEntry ruledOut(String partner, @Nullable Rule rule, Reason reason) {
        return new PlanEntry(partner, Verdict.RULED_OUT, null, null, null, null, rule, reason);
    }

    /** The same partner, asked after all others. */
    public PlanEntry later(int lastWave, Reason why) {
        return new PlanEntry(partner, Verdict.PLANNED, lastWave, tier, weight, minPrice, rule, why, bid);
    }

    /** The same partner in another wave. */
    public PlanEntry at(int otherWave) {
        return new PlanEntry(partner, verdict, otherWave, tier, weight, minPrice, rule, reason, bid);
    }

    public PlanEntry bidding(BigDecimal amount) {
        return new PlanEntry(partner, verdict, wave, tier, weight, minPrice, rule, reason, amount);
    }

    /** The same partner, kept out after all: something changed between planning and sending. */
    public PlanEntry without(Reason why) {
        return new PlanEntry(partner, Verdict.RULED_OUT, null, tier, weight, minPrice, rule, why, bid);
    }
}
