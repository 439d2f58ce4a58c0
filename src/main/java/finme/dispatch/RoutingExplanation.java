package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an application went to whom it went: the newest round, with earlier ones below.
 *
 * @param version of the decision
 * @param partners each partner of the directory once, those asked first
 * @param trial which table decided while a draft was on trial; null when none was
 * @param earlier newest first; empty inside an earlier round
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoutingExplanation(
        String decision,
        int version,
        Instant evaluatedAt,
        int round,
        PartnerPriorities.Mode mode,
        List<PartnerVerdict> partners,
        List<RoutingExplanation> earlier,
        PartnerPriorities.@Nullable Trial trial) {

    /**
     * @param outcome null before an answer, and when it was not sent
     * @param reason never null: the partner's, or ours
     * @param millis from sending to the decision
     * @param conflict true when the partner contradicted itself
     * @param winner true for the best price
     * @param bid what the partner had said it would pay; null when it was not asked, or made none
     * @param price what the partner would pay, when it named another price
     * @param minPrice what the rule asks for at least, beside that
     * @param misfits why its closest rule did not fit, as far as that can still be told; null for all others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartnerVerdict(
            String partner,
            Verdict verdict,
            @Nullable Integer tier,
            PartnerPriorities.@Nullable Rule rule,
            @Nullable Outcome outcome,
            Reason reason,
            @Nullable Long millis,
            @Nullable Boolean conflict,
            @Nullable Boolean winner,
            @Nullable BigDecimal bid,
            @Nullable BigDecimal price,
            @Nullable BigDecimal minPrice,
            @Nullable List<Misfit> misfits) {
        /** One that was not asked. */
        public PartnerVerdict(
                String partner,
                Verdict verdict,
                @Nullable Integer tier,
                PartnerPriorities.@Nullable Rule rule,
                Reason reason,
                @Nullable BigDecimal bid) {
            this(partner, verdict, tier, rule, null, reason, null, null, null, bid, null, null, null);
        }

        public PartnerVerdict with(List<Misfit> found) {
            return new PartnerVerdict(
                    partner, verdict, tier, rule, outcome, reason, millis, conflict, winner, bid, price, minPrice,
                    found);
        }
    }

    /**
     * One cell of a rule that did not fit.
     *
     * @param input what the column looks at, such as {@code age}
     * @param value what the application says there; null when that is unknown
     * @param wanted the cell, in FEEL
     */
    public record Misfit(String input, @Nullable Object value, String wanted) {
        @Override
        public String toString() {
            return "Misfit[" + input + ']';
        }
    }

    /** The same with other lines, and its earlier rounds with theirs. */
    public RoutingExplanation with(List<PartnerVerdict> lines, List<RoutingExplanation> before) {
        return new RoutingExplanation(decision, version, evaluatedAt, round, mode, lines, before, trial);
    }

    public enum Verdict {
        SENT,
        RULED_OUT,
        NOT_REACHED
    }
}
