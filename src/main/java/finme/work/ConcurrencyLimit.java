package finme.work;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of the same work under way on this node. The number bounds how long the last one waits only if the machine is quick: when the
 * first of them has taken long already, a quarter of the number is enough. A few slow ones alone stop nobody: they may
 * wait for the same key.
 */
public final class ConcurrencyLimit {
    private final int most;
    private final long slow;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Object, Long> since = new ConcurrentHashMap<>();

    public ConcurrencyLimit(int most, Duration slow) {
        this.most = most;
        this.slow = slow.toNanos();
    }

    /** @return what to leave with; null when there is no room */
    @Nullable
    public Object enter() {
        int now = count.incrementAndGet();
        if (now > most || now > most / 4 && isSlow()) {
            count.decrementAndGet();
            return null;
        }
        Object place = new Object();
        since.put(place, System.nanoTime());
        return place;
    }

    public void leave(Object place) {
        since.remove(place);
        count.decrementAndGet();
    }

    private boolean isSlow() {
        long now = System.nanoTime();
        return since.values().stream().anyMatch(at -> now - at > slow);
    }
}
