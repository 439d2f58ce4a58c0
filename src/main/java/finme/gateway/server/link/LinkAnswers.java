package finme.gateway.server.link;

import finme.gateway.EdgeLink.Report;
import finme.gateway.EdgeLink.Told;
import finme.gateway.server.link.SnapshotMaker.Made;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Edges that wait for something new: no thread waits with them, one looks after all. */
@Component
@ConditionalOnProperty("finme.edge.port")
class LinkAnswers extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LinkAnswers.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long HOLD = Duration.ofSeconds(3).toNanos();
    private static final Told NOTHING = new Told(null);

    private final SnapshotMaker snapshots;
    private final SnapshotSigner signer;
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();

    LinkAnswers(SnapshotMaker snapshots, SnapshotSigner signer) {
        super("edge-link", LOOK, new FailureLog(LOG, "Edges are not told what is new"));
        this.snapshots = snapshots;
        this.signer = signer;
    }

    private record Asked(Report report, DeferredResult<Told> answer, long since) {
        boolean isTired(long now) {
            return now - since > HOLD;
        }
    }

    DeferredResult<Told> to(Report report) {
        Asked asked = new Asked(report, new DeferredResult<>(2 * HOLD / 1_000_000, NOTHING), System.nanoTime());
        if (!answered(asked)) {
            waiting.add(asked);
        }
        if (!isRunning()) {
            asked.answer().setResult(NOTHING);
        }
        return asked.answer();
    }

    /** Nobody is let wait for the end. */
    @Override
    public synchronized void stop() {
        super.stop();
        waiting.removeIf(asked -> isSaid(asked, NOTHING));
    }

    @Override
    protected void work() {
        waiting.removeIf(this::answered);
    }

    private boolean answered(Asked asked) {
        boolean tired = asked.isTired(System.nanoTime());
        Made made = snapshots.make();
        Report has = asked.report();
        if (made.digest().equals(has.digest())) {
            return tired && isSaid(asked, NOTHING);
        }
        // another node may have told it more than this one knows yet; an older one only counts when it stays so
        if (has.snapshot() == null || made.version() >= has.snapshot() || tired) {
            return isSaid(asked, new Told(signer.sign(made.content())));
        }
        return false;
    }

    private static boolean isSaid(Asked asked, Told told) {
        asked.answer().setResult(told);
        return true;
    }
}
