package finme.dispatch.capacity;

import java.time.Duration;

/** Spreads calls evenly: each gets a time of its own, at most a moment ahead. Whoever would have to wait longer gets none. */
final class Pace {
    static final long NONE = -1;
    private static final long AHEAD = Duration.ofSeconds(1).toNanos();

    private long next;

    Pace(long now) {
        next = now;
    }

    /** @param apart nanoseconds between two calls @return how many nanoseconds to wait; {@link #NONE}: come again later */
    synchronized long take(long now, long apart) {
        long at = next - now < 0 ? now : next;
        if (at - now >= AHEAD) {
            return NONE;
        }
        next = at + apart;
        return at - now;
    }

    /** @return how many could be taken now */
    synchronized int free(long now, long apart) {
        long ahead = Math.max(0, next - now);
        return ahead >= AHEAD ? 0 : (int) Math.min(Integer.MAX_VALUE, (AHEAD - 1 - ahead) / apart + 1);
    }
}
