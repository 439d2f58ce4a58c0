package finme.gateway.client.snapshot;

import finme.gateway.EdgeLink;
import finme.gateway.client.spool.CorePresence;
import finme.gateway.client.spool.Spool;
import finme.kernel.Problem;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks core all the time for what is new, and tells it how this edge stands; core lets it wait when nothing is. By its answers
 * the edge knows that core is there.
 */
final class SnapshotFetch extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFetch.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final FailureLog FAILURES = new FailureLog(LOG, "What core has to tell can't be taken over");

    private final EdgeLink core;
    private final HeldSnapshot held;
    private final Spool spool;
    private final CorePresence presence;

    SnapshotFetch(EdgeLink core, HeldSnapshot held, Spool spool, CorePresence presence) {
        super("snapshot", PAUSE, FAILURES);
        this.core = core;
        this.held = held;
        this.spool = spool;
        this.presence = presence;
    }

    /** Before the first request is let in, so that an edge that starts beside core knows its sources. */
    @Override
    public synchronized void start() {
        ErrorBoundary.run(FAILURES, this::work);
        super.start();
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    protected void work() {
        EdgeLink.Told told;
        try {
            told = core.ask(report());
        } catch (Problem away) {
            presence.failed(away);
            return;
        }
        presence.answered();
        if (told.snapshot() != null) {
            held.take(told.snapshot());
        }
    }

    private EdgeLink.Report report() {
        HeldSnapshot.Held has = held.held();
        Spool.Report spooled = spool.report();
        return new EdgeLink.Report(
                has == null ? null : has.snapshot().version(),
                has == null ? null : has.digest(),
                spooled.waiting(),
                spooled.oldestAt(),
                spooled.parked(),
                spooled.damaged(),
                spooled.bytes(),
                spooled.quota());
    }
}
