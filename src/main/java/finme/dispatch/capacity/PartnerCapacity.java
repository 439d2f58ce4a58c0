package finme.dispatch.capacity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What one partner takes from this node at a time and in a second, and how much of it is taken. */
final class PartnerCapacity {
    static final int DEFAULT = 50;
    private static final long LATELY = Duration.ofSeconds(5).toNanos();

    private final AtomicInteger used = new AtomicInteger();
    private final Pace pace = new Pace(System.nanoTime());
    private volatile int limit = DEFAULT;
    private volatile boolean waiting;
    private volatile long refusedAt = System.nanoTime() - LATELY;

    void limit(int calls) {
        limit = calls;
    }

    boolean tryEnter() {
        int most = limit;
        return used.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    void refused() {
        waiting = true;
        refusedAt = System.nanoTime();
    }

    /** @return whether somebody waits for it */
    boolean giveBack() {
        used.decrementAndGet();
        boolean wanted = waiting && !isFull();
        if (wanted) {
            waiting = false;
        }
        return wanted;
    }

    void moreWait() {
        waiting = true;
    }

    /** @param apart nanoseconds between two calls; 0 without a rate, less when nobody knows this node's part of it */
    long waitForTurn(long apart) {
        return apart == 0 ? 0 : apart < 0 ? Pace.NONE : pace.take(System.nanoTime(), apart);
    }

    /** @param apart as above */
    int free(long apart) {
        int paced = apart == 0 ? limit : apart < 0 ? 0 : pace.free(System.nanoTime(), apart);
        return Math.min(paced, limit - used.get());
    }

    /** A quarter must be free, so that the table is read once for many and not for each. */
    boolean isFull() {
        return limit - used.get() < Math.max(1, waiting ? limit / 4 : 1);
    }

    boolean hadNoneLately() {
        return isFull() || System.nanoTime() - refusedAt < LATELY;
    }
}
