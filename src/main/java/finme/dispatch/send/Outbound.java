package finme.dispatch.send;

import finme.dispatch.send.Bulkheads.Place;
import finme.dispatch.store.Dispatch;
import finme.partner.Partner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The way out for dispatches that are just being written: room at the partner is taken before the row says that it is on
 * its way, and given back when the transaction fails.
 */
@Component
class Outbound {
    private final Bulkheads bulkheads;
    private final Dispatcher dispatcher;

    Outbound(Bulkheads bulkheads, Dispatcher dispatcher) {
        this.bulkheads = bulkheads;
        this.dispatcher = dispatcher;
    }

    /** @return null: leave it in the table, it will be picked up when there is room */
    @Nullable
    Place reserve(Partner partner) {
        Departure departure = departure();
        Place place = bulkheads.enter(partner);
        if (place != null) {
            departure.reserved.add(place);
        }
        return place;
    }

    /** Sends what has a reservation once the surrounding transaction is durable. */
    void afterCommit(Dispatch dispatch, Place place) {
        departure().dispatches.add(new Reserved(dispatch, place, true));
    }

    /** It does not leave after all: a partner's limits leave no place for it. */
    void keepBack(Dispatch dispatch) {
        Departure departure = departure();
        departure.dispatches.stream()
                .filter(each -> each.dispatch().id().equals(dispatch.id()))
                .findFirst()
                .ifPresent(found -> {
                    departure.dispatches.remove(found);
                    departure.reserved.remove(found.place());
                    found.place().leave();
                });
    }

    private Departure departure() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Departure departure) {
                return departure;
            }
        }
        Departure departure = new Departure();
        TransactionSynchronizationManager.registerSynchronization(departure);
        return departure;
    }

    private final class Departure implements TransactionSynchronization {
        private final List<Place> reserved = new ArrayList<>();
        private final List<Reserved> dispatches = new ArrayList<>();

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && !dispatches.isEmpty()) {
                dispatcher.send(dispatches);
            } else {
                reserved.forEach(Place::leave);
            }
        }
    }
}
