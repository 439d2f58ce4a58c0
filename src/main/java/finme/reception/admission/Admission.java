package finme.reception.admission;

import finme.kernel.Problem;
import finme.work.ConcurrencyLimit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets applications in, or says when to come again: not more at once than get done in time, so that nobody queues for
 * seconds; of those, not more at work than there are processors and connections for; and none while the backlog is over
 * its mark. What was acknowledged once is answered also then.
 */
@Component
public class Admission {
    /** Half of what an accepted application may take. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(30);

    private final BacklogMonitor monitor;
    private final ConcurrencyLimit limit;
    private final Semaphore turns;
    private final Counter crowded;
    private final Counter behind;

    Admission(AdmissionSettings settings, BacklogMonitor monitor, MeterRegistry meters) {
        this.monitor = monitor;
        this.limit = new ConcurrencyLimit(settings.atOnce(), SLOW);
        this.turns = new Semaphore(settings.atWork(), true);
        this.crowded = meters.counter("finme.intake.refused", "reason", "crowded");
        this.behind = meters.counter("finme.intake.refused", "reason", "backlog");
    }

    /**
     * @param known whether this was acknowledged before; asked only when new ones are refused
     * @throws Problem 503 with the time after which it is worth trying again
     */
    public <T> T admit(BooleanSupplier known, Supplier<T> work) {
        Object place = limit.enter();
        if (place == null) {
            throw crowded();
        }
        try {
            if (monitor.isOver() && !isKnown(known)) {
                behind.increment();
                throw later(monitor.delay());
            }
            return inTurn(work);
        } finally {
            limit.leave(place);
        }
    }

    /** Whoever stands in line holds no connection: those are for the ones at work, and for all else that FinMe does. */
    private <T> T inTurn(Supplier<T> work) {
        if (!isMyTurn()) {
            throw crowded();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(SLOW.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Problem crowded() {
        crowded.increment();
        return later(SOON);
    }

    private static boolean isKnown(BooleanSupplier known) {
        try {
            return known.getAsBoolean();
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }

    /** Spread, or all come back at once. */
    private static Problem later(Duration wait) {
        long millis = Math.min(Math.max(wait.toMillis(), SOON.toMillis()), LATEST.toMillis());
        Duration spread = Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis));
        return Problem.busy(503, "overloaded", "FinMe takes no more applications at the moment.", spread);
    }
}
