package finme.dispatch.rule;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.OutcomeSet;
import java.util.Collection;

/** What a round's dispatches together mean for the application. */
public enum RoundVerdict {
    WAIT,
    OFFERED,
    NOBODY;

    /**
     * Nobody is awaited; whether one under review is, as long as there is nobody else to ask, is known to who asks them.
     *
     * @param dispatches all of the round, whatever their wave: a late yes of an earlier wave counts as well
     */
    public static RoundVerdict of(Mode mode, Collection<OutcomeSet> dispatches) {
        boolean open = dispatches.stream().anyMatch(OutcomeSet::awaited);
        boolean offer = dispatches.stream().anyMatch(OutcomeSet::hasOffer);
        if (offer && (mode != Mode.BEST_PRICE || !open)) {
            return OFFERED;
        }
        return open ? WAIT : NOBODY;
    }
}
