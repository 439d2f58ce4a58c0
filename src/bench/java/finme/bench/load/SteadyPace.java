package finme.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A new one whenever one has ended, so that a fixed number is under way. The measured window opens once half as many
 * have ended as are under way, and not before the ramp is over: by then as much ends as begins.
 */
final class SteadyPace implements Pace {
    private static final long LOOK_MILLIS = 50;

    private final Semaphore room;
    private final int enough;
    private final Instant earliest;
    private final Duration window;
    private final AtomicInteger ended = new AtomicInteger();
    private volatile Instant from = Instant.MAX;
    private volatile Instant to = Instant.MAX;

    SteadyPace(int most, Duration ramp, Duration window) {
        this.room = new Semaphore(most);
        this.enough = most / 2;
        this.earliest = Instant.now().plus(ramp);
        this.window = window;
    }

    @Override
    public boolean next() {
        try {
            while (Instant.now().isBefore(to)) {
                if (room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    /** Called by one thread. */
    @Override
    public void ended() {
        room.release();
        if (ended.incrementAndGet() >= enough && from.equals(Instant.MAX)) {
            Instant now = Instant.now();
            if (!now.isBefore(earliest)) {
                from = now;
                to = now.plus(window);
            }
        }
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }
}
