package finme.dispatch.rule;

import finme.dispatch.answer.AttemptResult;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Dispatch;
import java.time.Duration;
import java.time.Instant;

/** Where a dispatch is when somebody asks what follows: one for each way of getting there. */
public sealed interface Situation {
    /**
     * It is due, and this node has it in hand.
     *
     * @param eligibility by what is known now; counts only for what was never sent
     * @param circuitClosed its partner answers most calls
     */
    record Due(Claimed claim, Eligibility eligibility, boolean circuitClosed) implements Situation {}

    /** It has room at its partner, and would leave now. @param first it can't be at the partner yet */
    record Leaving(boolean first) implements Situation {}

    /**
     * Its partner takes no more for the moment.
     *
     * @param circuitClosed else most of its partner's calls fail
     * @param others the application has somebody else who decides, or can be asked
     */
    record Refused(boolean circuitClosed, boolean others) implements Situation {}

    /**
     * An attempt came to its end.
     *
     * @param pause before the next one, if there is one
     * @param now by the clock that {@code decideBy} goes by
     */
    record Ended(Dispatch dispatch, AttemptResult result, Duration pause, Instant now) implements Situation {}
}
