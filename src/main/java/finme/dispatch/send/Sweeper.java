package finme.dispatch.send;

import finme.dispatch.store.DispatchSettings;
import finme.work.FailureLog;
import finme.work.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for due dispatches every now and then, and as soon as a partner has room again. */
@Component
class Sweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Sweep sweep;
    private final Bulkheads bulkheads;
    private final Ticker ticker;

    Sweeper(Sweep sweep, Bulkheads bulkheads, DispatchSettings settings) {
        this.sweep = sweep;
        this.bulkheads = bulkheads;
        FailureLog failures = new FailureLog(LOG, "Due dispatches are looked for again soon");
        this.ticker = new Ticker("dispatch-sweeper", settings.sweep(), failures, this::sweep);
    }

    private void sweep() {
        boolean more = true;
        while (more && isRunning()) {
            more = sweep.once();
        }
    }

    @Override
    public void start() {
        ticker.start();
        bulkheads.whenRoomAgain(ticker::wake);
    }

    @Override
    public void stop() {
        ticker.stop();
    }

    @Override
    public boolean isRunning() {
        return ticker.isRunning();
    }
}
