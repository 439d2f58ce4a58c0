package finme.dispatch.model;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One round of routing.
 *
 * @param version of the decision
 * @param deadline set when the first wave is sent; null without a time budget or before
 * @param wave the last one sent, 0 before the first
 * @param trial null when no draft was on trial when it was planned
 * @param doubted an answer may be under review: somebody had to understand one when the round was read
 */
public record Round(
        UUID application,
        int round,
        String decision,
        int version,
        Mode mode,
        Instant evaluatedAt,
        @Nullable Duration budget,
        @Nullable Instant deadline,
        int wave,
        List<PlanEntry> plan,
        boolean doubted,
        @Nullable Trial trial) {
    public Round(
            UUID application,
            int round,
            String decision,
            int version,
            Mode mode,
            Instant evaluatedAt,
            @Nullable Duration budget,
            @Nullable Instant deadline,
            int wave,
            List<PlanEntry> plan) {
        this(application, round, decision, version, mode, evaluatedAt, budget, deadline, wave, plan, false, null);
    }

    /** The same round with one more wave on its way. */
    public Round sent(int nextWave, @Nullable Instant until, List<PlanEntry> present) {
        return new Round(
                application,
                round,
                decision,
                version,
                mode,
                evaluatedAt,
                budget,
                until,
                nextWave,
                present,
                doubted,
                trial);
    }
}
