package finme.dispatch.sending;

import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.node.DispatchSettings;
import finme.work.FailureLog;
import finme.work.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for due dispatches every now and then, and as soon as a partner has room again. */
@Component
class Sweeper extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Sweep sweep;
    private final Bulkheads bulkheads;

    Sweeper(Sweep sweep, Bulkheads bulkheads, DispatchSettings settings) {
        super("dispatch-sweeper", settings.sweep(), new FailureLog(LOG, "Due dispatches are looked for again soon"));
        this.sweep = sweep;
        this.bulkheads = bulkheads;
    }

    @Override
    protected void work() {
        boolean more = true;
        while (more && isRunning()) {
            more = sweep.once();
        }
    }

    @Override
    public synchronized void start() {
        super.start();
        bulkheads.whenRoomAgain(this::wake);
    }
}
