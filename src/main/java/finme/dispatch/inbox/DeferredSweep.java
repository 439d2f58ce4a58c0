package finme.dispatch.inbox;

import finme.dispatch.node.DispatchSettings;
import finme.dispatch.store.DeferredRows;
import finme.dispatch.store.DeferredRows.Due;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Applies what was kept for later. Each item is one node's at a time, and rarer the longer it fails. */
@Component
class DeferredSweep extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredSweep.class);

    private final DeferredRows toApply;
    private final DeferredAnswers later;
    private final FailureLog failures = new FailureLog(LOG, "Kept answers still can't be applied");

    DeferredSweep(DeferredRows toApply, DeferredAnswers later, DispatchSettings settings) {
        super(
                "dispatch-later",
                settings.sweep().multipliedBy(10),
                new FailureLog(LOG, "Answers that wait to be applied are looked for again soon"));
        this.toApply = toApply;
        this.later = later;
    }

    @Override
    protected void work() {
        toApply.claim().forEach(this::apply);
    }

    private void apply(Due due) {
        ErrorBoundary.run(failures, due.id(), () -> later.apply(due));
    }
}
