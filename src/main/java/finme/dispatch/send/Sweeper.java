package finme.dispatch.send;

import finme.dispatch.Outcome;
import finme.dispatch.answer.AnswerQueue;
import finme.dispatch.answer.Result;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.DispatchSettings;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Dispatches.Claimed;
import finme.dispatch.store.Node;
import finme.dispatch.store.Threads;
import finme.partner.Partner;
import finme.partner.Partners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for work that nobody is doing: retries whose time has come, what found no room, what a dead node left behind,
 * and decisions that are overdue. One indexed query each time; rows others hold are skipped.
 */
@Component
class Sweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int MOST = 100;
    private static final Duration NO_ROOM = Duration.ofMillis(250);

    private final Dispatches dispatches;
    private final Partners partners;
    private final Bulkheads bulkheads;
    private final Dispatcher dispatcher;
    private final AnswerQueue answers;
    private final DispatchSettings settings;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable ScheduledExecutorService clock;

    Sweeper(
            Dispatches dispatches,
            Partners partners,
            Bulkheads bulkheads,
            Dispatcher dispatcher,
            AnswerQueue answers,
            DispatchSettings settings) {
        this.dispatches = dispatches;
        this.partners = partners;
        this.bulkheads = bulkheads;
        this.dispatcher = dispatcher;
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(Threads.named("dispatch-sweeper-"));
        long pause = settings.sweep().toMillis();
        started.scheduleWithFixedDelay(this::sweepQuietly, pause, pause, TimeUnit.MILLISECONDS);
        bulkheads.whenRoomAgain(this::wake);
        clock = started;
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    private synchronized void wake() {
        if (clock != null && wanted.compareAndSet(false, true)) {
            try {
                clock.execute(this::sweepQuietly);
            } catch (RejectedExecutionException stopping) {
                wanted.set(false);
            }
        }
    }

    private void sweepQuietly() {
        wanted.set(false);
        try {
            int found = MOST;
            while (found == MOST && isRunning()) {
                found = sweep();
            }
        } catch (RuntimeException fault) {
            LOG.info(
                    "Looking for due dispatches failed, next try soon: {}",
                    fault.getClass().getSimpleName());
        }
    }

    int sweep() {
        List<Claimed> claimed = dispatches.claimDue(bulkheads.full(), MOST, settings.lease(), Node.NAME);
        List<Dispatch> ready = new ArrayList<>();
        List<Dispatch> noRoom = new ArrayList<>();
        for (Claimed claim : claimed) {
            Dispatch dispatch = claim.dispatch();
            if (claim.overdue()) {
                answers.add(dispatch, () -> new Result.Unsaid(Outcome.TIMED_OUT, Result.OVERDUE));
                continue;
            }
            Partner partner = partners.find(dispatch.partner())
                    .map(Partners.Versioned::partner)
                    .orElse(null);
            if (partner == null) {
                answers.add(dispatch, () -> new Result.Unsaid(Outcome.FAILED, "unknown_partner"));
            } else if (bulkheads.tryEnter(partner)) {
                ready.add(dispatch);
            } else {
                noRoom.add(dispatch);
            }
        }
        if (!noRoom.isEmpty()) {
            dispatches.putBack(noRoom, NO_ROOM);
        }
        if (!ready.isEmpty()) {
            dispatcher.send(ready);
        }
        return claimed.size();
    }
}
