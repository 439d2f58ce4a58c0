package finme.dispatch.sending;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.CircuitBreakers;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.store.DueDispatches;
import finme.partner.Partner;
import finme.work.Backlog;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Dispatches that are due and not sent. Those of a partner that has no room or is paused wait for the partner, not for us.
 */
@Component
class DispatchBacklog implements Backlog {
    private final DueDispatches due;
    private final Bulkheads bulkheads;
    private final CircuitBreakers circuits;
    private final Catalogue<Partner> partners;

    DispatchBacklog(DueDispatches due, Bulkheads bulkheads, CircuitBreakers circuits, Catalogue<Partner> partners) {
        this.due = due;
        this.bulkheads = bulkheads;
        this.circuits = circuits;
        this.partners = partners;
    }

    @Override
    public Reading read() {
        return due.backlog(notOurs());
    }

    private String[] notOurs() {
        Stream<String> paused = partners.all().stream()
                .map(Versioned::value)
                .filter(Eligibility::takesNothing)
                .map(Partner::code);
        return Stream.of(bulkheads.lately().stream(), circuits.notClosed().stream(), paused)
                .flatMap(codes -> codes)
                .toArray(String[]::new);
    }
}
