package finme.dispatch;

import finme.loan.ApplicationFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decisions {@code partner-prioritisation} and {@code distribution-strategy}; {@code process} implements it. */
public interface PartnerPriorities {
    /** @throws RuntimeException when a table can't be evaluated: a technical failure, retried and then an incident */
    Ranking rank(ApplicationFacts facts);

    /** Of a real application: while a draft is on trial, it decides on a share of those received meanwhile. */
    default Ranking rank(ApplicationFacts facts, UUID application, Instant receivedAt) {
        return rank(facts);
    }

    /**
     * @param version of the deployed decision
     * @param matched one row for every partner a rule chose; a partner chosen by several rules stands once, with its
     *     lowest tier, the first such rule
     * @param missed for partners that rules name but no rule chose: the rule that came closest and what stood against it
     * @param timeBudget how long a round may take; null for no limit but the partners' own
     * @param trial null when none went on
     */
    record Ranking(
            String decision,
            int version,
            List<Matched> matched,
            List<Missed> missed,
            Mode mode,
            int maxPartners,
            java.time.@Nullable Duration timeBudget,
            @Nullable Trial trial) {
        public Ranking(
                String decision,
                int version,
                List<Matched> matched,
                List<Missed> missed,
                Mode mode,
                int maxPartners,
                java.time.@Nullable Duration timeBudget) {
            this(decision, version, matched, missed, mode, maxPartners, timeBudget, null);
        }

        /** The same, as if no rule had chosen these. */
        public Ranking without(Set<String> partners) {
            List<Matched> others = matched.stream()
                    .filter(match -> !partners.contains(match.partner()))
                    .toList();
            return new Ranking(decision, version, others, missed, mode, maxPartners, timeBudget, trial);
        }

        public Ranking onTrial(Trial on) {
            return new Ranking(decision, version, matched, missed, mode, maxPartners, timeBudget, on);
        }
    }

    /**
     * A draft was on trial.
     *
     * @param challenger whether the draft decided, or the live tables did
     */
    record Trial(UUID draft, boolean challenger) {}

    record Rule(String id, @Nullable String description) {}

    /** @param tier 1 first @param weight share inside its tier, at least 0 */
    record Matched(
            String partner, int tier, int weight, @Nullable BigDecimal minPrice, Rule rule) {}

    /** @param inputs names of the inputs that did not fit, such as {@code amount} */
    record Missed(String partner, Rule rule, List<String> inputs) {}

    enum Mode {
        /** One partner at a time, by tier, inside a tier by weighted draw, until one offers. */
        WATERFALL,
        /** All partners of a tier at once; the next tier when nobody of it offered. */
        SHARED,
        /** All partners of a tier at once; when all have answered, the highest price wins. */
        BEST_PRICE
    }
}
