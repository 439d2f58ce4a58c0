package finme.dispatch.ping;

import finme.dispatch.node.DispatchSettings;
import finme.dispatch.ping.Pings.Left;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after pings of nodes that died: asks again under the same key, or takes the round on. */
@Component
class PingSweeper extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(PingSweeper.class);

    private static final int ATTEMPTS = 3;

    private final Pings pings;
    private final PingCalls calls;
    private final PingEnd end;
    private final FailureLog failures = new FailureLog(LOG, "Rounds with bids are taken on later");

    PingSweeper(Pings pings, PingCalls calls, PingEnd end, DispatchSettings settings) {
        super("dispatch-pings", settings.sweep(), new FailureLog(LOG, "Pings are looked for again soon"));
        this.pings = pings;
        this.calls = calls;
        this.end = end;
    }

    @Override
    public synchronized void start() {
        calls.whenAnswered(this::look);
        super.start();
    }

    @Override
    protected void work() {
        List<Left> left = pings.claim(PingCalls.LEASE, PingStart.LONGEST, ATTEMPTS);
        left.stream().filter(Left::answered).map(Left::ping).forEach(this::look);
        calls.send(
                left.stream().filter(each -> !each.answered()).map(Left::ping).toList());
    }

    private void look(Ping ping) {
        ErrorBoundary.run(failures, ping.id(), () -> end.look(ping.application(), ping.round()));
    }
}
