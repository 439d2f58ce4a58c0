package finme.dispatch.limit;

import finme.dispatch.Outcome;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Place;
import finme.dispatch.model.Place.State;
import finme.dispatch.model.Reasons;
import java.math.BigDecimal;
import java.util.Set;

/**
 * What a partner's word means for its limits. An offer is sold, whatever becomes of it; a case that ends without one gives
 * its place back, and what the partner never got was not sent either.
 */
final class Settlement {
    private static final Set<Outcome> SELLS = Set.of(Outcome.OFFERED, Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED);

    private Settlement() {}

    static boolean changes(Dispatch heard) {
        Place place = heard.place();
        if (sells(heard)) {
            return place == null || place.state() != State.SOLD;
        }
        return place != null && place.state() == State.HELD && heard.outcomes().closed();
    }

    static Dispatch of(Dispatch heard, Tally ledger) {
        if (!changes(heard)) {
            return heard;
        }
        Place place = heard.place();
        boolean held = place != null && place.state() == State.HELD;
        if (sells(heard)) {
            if (held) {
                ledger.release(heard, false);
            }
            ledger.sold(heard);
            return heard.with(
                    place == null ? new Place(State.SOLD, ledger.now(), BigDecimal.ZERO) : place.to(State.SOLD));
        }
        ledger.release(heard, isUnsent(heard));
        return heard.with(place == null ? null : place.to(State.FREE));
    }

    private static boolean sells(Dispatch heard) {
        return heard.outcomes().heard().stream().anyMatch(SELLS::contains);
    }

    /** Ended, and the partner never got it. */
    static boolean isUnsent(Dispatch heard) {
        return !sells(heard)
                && heard.outcomes().closed()
                && heard.answer() == null
                && heard.attempt() <= 1
                && Reasons.isUnsent(heard.reasonCode());
    }
}
