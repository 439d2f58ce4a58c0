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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
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
    private static final Duration CIRCUIT = Duration.ofSeconds(5);

    private final Dispatches dispatches;
    private final Partners partners;
    private final Bulkheads bulkheads;
    private final CircuitBreakers circuits;
    private final Dispatcher dispatcher;
    private final AnswerQueue answers;
    private final DispatchSettings settings;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable ScheduledExecutorService clock;

    Sweeper(
            Dispatches dispatches,
            Partners partners,
            Bulkheads bulkheads,
            CircuitBreakers circuits,
            Dispatcher dispatcher,
            AnswerQueue answers,
            DispatchSettings settings) {
        this.dispatches = dispatches;
        this.partners = partners;
        this.bulkheads = bulkheads;
        this.circuits = circuits;
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
            while (found >= MOST && isRunning()) {
                found = sweep();
            }
        } catch (RuntimeException fault) {
            LOG.info(
                    "Looking for due dispatches failed, next try soon: {}",
                    fault.getClass().getSimpleName());
        }
    }

    int sweep() {
        Map<String, Integer> room = room();
        List<Claimed> claimed = dispatches.claimDue(room, MOST, settings.lease(), Node.NAME);
        List<Dispatch> ready = new ArrayList<>();
        List<Claimed> noRoom = new ArrayList<>();
        List<Claimed> notNow = new ArrayList<>();
        for (Claimed claim : claimed) {
            Dispatch dispatch = claim.dispatch();
            if (claim.overdue()) {
                answers.add(dispatch, () -> late(claim));
                continue;
            }
            room.merge(dispatch.partner(), -1, Integer::sum);
            Partner partner = partners.find(dispatch.partner())
                    .map(Partners.Versioned::partner)
                    .orElse(null);
            if (partner == null) {
                answers.add(dispatch, () -> new Result.Unsaid(Outcome.FAILED, "unknown_partner"));
            } else if (bulkheads.tryEnter(partner)) {
                ready.add(dispatch.attempt() == 1 && claim.ready() ? dispatch.begun(claim.now()) : dispatch);
            } else {
                (circuits.isClosed(dispatch.partner()) ? noRoom : notNow).add(claim);
            }
        }
        room.forEach((partner, left) -> {
            if (left <= 0) {
                bulkheads.moreWait(partner);
            }
        });
        dispatches.putBack(noRoom, NO_ROOM);
        dispatches.begin(ready.stream().filter(each -> each.attempt() == 1).toList());
        dispatcher.send(ready);
        turnAway(notNow);
        return claimed.size();
    }

    private Map<String, Integer> room() {
        Map<String, Integer> room = new HashMap<>();
        for (Partners.Versioned known : partners.all()) {
            int free = Math.min(bulkheads.free(known.partner()), MOST);
            if (free > 0) {
                room.put(known.partner().code(), free);
            }
        }
        return room;
    }

    /** The circuit is open. Who has somebody else does not wait; who has not, waits as long as a decision may take. */
    private void turnAway(List<Claimed> claimed) {
        List<Claimed> waiting = new ArrayList<>();
        for (Claimed claim : claimed) {
            if (dispatches.hasOthers(claim.dispatch())) {
                answers.add(claim.dispatch(), () -> new Result.Unsaid(Outcome.FAILED, "circuit_open"));
            } else {
                waiting.add(claim);
            }
        }
        long millis = ThreadLocalRandom.current().nextLong(settings.sweep().toMillis(), CIRCUIT.toMillis());
        dispatches.putBack(waiting, Duration.ofMillis(millis));
    }

    private Result late(Claimed claim) {
        Dispatch dispatch = claim.dispatch();
        String never = circuits.isClosed(dispatch.partner()) ? "no_room" : "circuit_open";
        return new Result.Unsaid(Outcome.TIMED_OUT, dispatch.attempt() == 0 ? never : Result.OVERDUE);
    }
}
