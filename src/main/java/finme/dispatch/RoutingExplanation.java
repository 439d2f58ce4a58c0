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
            @Nullable BigDecimal bid) {}

    public enum Verdict {
        SENT,
        RULED_OUT,
        NOT_REACHED
    }
}
