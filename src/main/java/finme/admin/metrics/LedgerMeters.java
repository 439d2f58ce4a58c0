package finme.admin.metrics;

import finme.fdforge.Change;
import finme.fdforge.LedgerListener;
import finme.work.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code finme.changes}: everything the ledger says, by kind and action, counted once it is durable. */
@Component
class LedgerMeters implements LedgerListener {
    private final MeterRegistry meters;

    LedgerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void written(List<Change> changes) {
        AfterCommit.run(() -> changes.forEach(this::count));
    }

    private void count(Change change) {
        meters.counter("finme.changes", "kind", change.kind(), "action", change.action())
                .increment();
    }
}
