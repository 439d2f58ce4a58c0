package finme.dispatch.limit;

import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Place;
import finme.dispatch.person.PersonGate;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction books.
 *
 * @param limited partners with limits
 * @param known dispatches whose person the partner got lately
 */
record Booking(Tally ledger, Set<String> limited, PersonGate persons, Set<UUID> known) {
    boolean concerns(Dispatch dispatch) {
        return limited.contains(dispatch.partner()) || persons.concerns(dispatch.partner());
    }

    /** @return null when there is none for it */
    @Nullable
    Place place(Dispatch dispatch) {
        if (known.contains(dispatch.id())) {
            return null;
        }
        if (!limited.contains(dispatch.partner())) {
            return new Place(Place.State.HELD, ledger.now(), BigDecimal.ZERO);
        }
        Place place = ledger.take(dispatch.partner(), dispatch.bid());
        if (place == null) {
            persons.unsent(dispatch);
        }
        return place;
    }

    /** @return the code of what left no place */
    String obstacle(Dispatch dispatch) {
        return known.contains(dispatch.id()) ? "duplicate" : ledger.obstacle(dispatch.partner(), dispatch.bid());
    }

    Dispatch settle(Dispatch heard) {
        if (Settlement.isUnsent(heard)) {
            persons.unsent(heard);
        }
        return Settlement.of(heard, ledger);
    }

    void release(Dispatch dispatch, boolean unsent) {
        ledger.release(dispatch, unsent);
        if (unsent) {
            persons.unsent(dispatch);
        }
    }
}
