package finme.delivery.send;

import finme.delivery.ReceiverState;
import finme.fdforge.DatabaseClock;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes receivers that have something to be sent, as soon as a transaction of this node queued it and every second for
 * what else is due, and has their messages carried: many receivers at once, one message at a time to each. Its threads
 * wait for the database only. What a dead node held is taken when its lease ends.
 */
@Component
public class Courier extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    /** Receivers this node holds at once. */
    private static final int MOST = 500;
    /** After it what was heard is written down, and shown, before more is sent. */
    private static final long STRETCH = Duration.ofSeconds(2).toNanos();

    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

    private final Lanes lanes;
    private final Carriers carriers;
    private final DatabaseClock clock;
    private final TransactionTemplate transaction;
    private final ExecutorService threads;
    private final Map<String, UUID> held = new ConcurrentHashMap<>();
    /** Something was queued for them since this node last looked. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private final FailureLog failures = new FailureLog(LOG, "Messages are sent when the lease of their receiver ends");
    private final FailureLog untold = new FailureLog(LOG, "That a receiver is gone stands in its state only");

    Courier(
            Lanes lanes,
            Carriers carriers,
            DatabaseClock clock,
            DeliverySettings settings,
            PlatformTransactionManager transactions) {
        super("delivery", settings.look(), new FailureLog(LOG, "Due messages are looked for again soon"));
        this.lanes = lanes;
        this.carriers = carriers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.threads = Executors.newFixedThreadPool(settings.threads(), work -> {
            Thread thread = new Thread(work, "delivery-db");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Something is queued for these, and committed. Who is held by this node is looked at again before it is given back:
     * to claim it meanwhile would be in vain, for each change once.
     */
    public void queued(Collection<String> receivers) {
        asked.addAll(receivers);
        if (!held.keySet().containsAll(receivers)) {
            wake();
        }
    }

    @Override
    protected void work() {
        int taken = Lanes.MOST;
        while (taken == Lanes.MOST && held.size() < MOST && isRunning()) {
            UUID lease = UUID.randomUUID();
            List<String> receivers = lanes.claim(lease);
            receivers.forEach(receiver -> begin(receiver, lease));
            taken = receivers.size();
        }
    }

    private void begin(String receiver, UUID lease) {
        held.put(receiver, lease);
        asked.remove(receiver);
        later(receiver, lease, () -> next(receiver, lease));
    }

    private void next(String receiver, UUID lease) {
        List<Pending> messages = lanes.next(receiver, lease);
        if (messages.isEmpty()) {
            lanes.leave(receiver, lease);
            giveBack(receiver, lease);
            return;
        }
        long began = System.nanoTime();
        Lane.Post post = new Lane.Post(
                carriers::carry,
                () -> isRunning() && System.nanoTime() - began < STRETCH,
                lane -> later(receiver, lease, () -> record(lane, messages.size())));
        new Lane(receiver, lease, messages, clock.now(), post).send();
    }

    /** Whoever queues something from now on finds it held by nobody. */
    private void giveBack(String receiver, UUID lease) {
        held.remove(receiver, lease);
        if (asked.remove(receiver)) {
            wake();
        }
    }

    /** A receiver with more to be sent is held on; what another node queued meanwhile is looked for at once, too. */
    private void record(Lane lane, int had) {
        boolean more = asked.remove(lane.receiver()) || lane.heard().size() < had || had == Lanes.MOST;
        boolean holdOn = more && isRunning() && lane.pause() == null && lane.error() == null;
        if (lane.heard().isEmpty()) {
            lanes.leave(lane.receiver(), lane.lease());
        } else if (lane.isGone()) {
            recordGone(lane);
        } else {
            lanes.record(lane, !holdOn);
        }
        if (holdOn) {
            next(lane.receiver(), lane.lease());
        } else {
            held.remove(lane.receiver(), lane.lease());
            wake();
        }
    }

    /** Whoever keeps the receiver's definition says in it that it is gone, or nobody does; it gets nothing either way. */
    private void recordGone(Lane lane) {
        boolean told = ErrorBoundary.run(
                untold,
                lane.receiver(),
                () -> transaction.executeWithoutResult(open -> {
                    carriers.moved(lane.receiver(), ReceiverState.GONE, "system");
                    lanes.record(lane, true);
                }));
        if (!told) {
            lanes.record(lane, true);
        }
    }

    /** The database may be away: what is not written down is sent again when the lease ends. */
    private void later(String receiver, UUID lease, Runnable work) {
        try {
            threads.execute(() -> {
                if (!ErrorBoundary.run(failures, work)) {
                    held.remove(receiver, lease);
                }
            });
        } catch (RejectedExecutionException stopping) {
            held.remove(receiver, lease);
        }
    }

    /** What is on its way gets some seconds to arrive and to be written down. */
    @Override
    public void stop() {
        super.stop();
        long end = System.nanoTime() + PATIENCE;
        while (!held.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        held.clear();
    }
}
