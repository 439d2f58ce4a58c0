package finme.dispatch.send;

import finme.dispatch.store.Dispatch;
import finme.partner.Partner;
import java.util.ArrayList;
import java.util.List;
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

    /** @return false: leave it in the table, it will be picked up when there is room */
    boolean reserve(Partner partner) {
        if (!bulkheads.tryEnter(partner)) {
            return false;
        }
        departure().reserved.add(partner.code());
        return true;
    }

    /** Sends what has a reservation once the surrounding transaction is durable. */
    void afterCommit(Dispatch dispatch) {
        departure().dispatches.add(dispatch);
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
        private final List<String> reserved = new ArrayList<>();
        private final List<Dispatch> dispatches = new ArrayList<>();

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                dispatcher.send(dispatches);
            } else {
                reserved.forEach(bulkheads::leave);
            }
        }
    }
}
