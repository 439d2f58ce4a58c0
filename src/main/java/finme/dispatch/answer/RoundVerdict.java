package finme.dispatch.answer;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.store.Standing;
import java.util.Collection;

/** What a round's dispatches together mean for the application. */
public enum RoundVerdict {
    WAIT,
    OFFERED,
    NOBODY;

    /** @param dispatches all of the round, whatever their wave: a late yes of an earlier wave counts as well */
    public static RoundVerdict of(Mode mode, Collection<Standing> dispatches) {
        boolean open = dispatches.stream().anyMatch(dispatch -> !dispatch.closed());
        boolean offer = dispatches.stream().anyMatch(Standing::hasOffer);
        if (offer && (mode != Mode.BEST_PRICE || !open)) {
            return OFFERED;
        }
        return open ? WAIT : NOBODY;
    }
}
