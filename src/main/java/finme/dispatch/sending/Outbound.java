package finme.dispatch.sending;

import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.Permit;
import finme.dispatch.model.Dispatch;
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
public class Outbound {
    private final Bulkheads bulkheads;
    private final Dispatcher dispatcher;

    Outbound(Bulkheads bulkheads, Dispatcher dispatcher) {
        this.bulkheads = bulkheads;
        this.dispatcher = dispatcher;
    }

    /** @return null: leave it in the table, it will be picked up when there is room */
    @Nullable
    public Permit reserve(Partner partner) {
        Departure departure = departure();
        Permit permit = bulkheads.enter(partner);
        if (permit != null) {
            departure.reserved.add(permit);
        }
        return permit;
    }

    /** Sends what has a reservation once the surrounding transaction is durable. */
    public void afterCommit(Dispatch dispatch, Permit permit) {
        departure().dispatches.add(new Reserved(dispatch, permit, true));
    }

    /** It does not leave after all: a partner's limits leave no place for it. */
    public void keepBack(Dispatch dispatch) {
        Departure departure = departure();
        departure.dispatches.stream()
                .filter(each -> each.dispatch().id().equals(dispatch.id()))
                .findFirst()
                .ifPresent(found -> {
                    departure.dispatches.remove(found);
                    departure.reserved.remove(found.permit());
                    found.permit().leave();
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
        private final List<Permit> reserved = new ArrayList<>();
        private final List<Reserved> dispatches = new ArrayList<>();

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && !dispatches.isEmpty()) {
                dispatcher.send(dispatches);
            } else {
                reserved.forEach(Permit::leave);
            }
        }
    }
}
