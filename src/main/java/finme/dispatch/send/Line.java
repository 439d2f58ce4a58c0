package finme.dispatch.send;

import finme.kernel.Backlog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What was handed to threads of this node and not begun by them: the table shows it as under way. */
@Component
class Line implements Backlog {
    /** Whatever was dropped meanwhile is not waited for: its lease has brought it back. */
    private static final long FORGOTTEN = Duration.ofMinutes(1).toNanos();

    private final Map<Object, Long> since = new ConcurrentHashMap<>();

    /** @return the same work, which leaves the line when it begins */
    <T> Supplier<T> waiting(Supplier<T> work) {
        Object place = new Object();
        since.put(place, System.nanoTime());
        return () -> {
            since.remove(place);
            return work.get();
        };
    }

    @Override
    public Reading read() {
        long now = System.nanoTime();
        since.values().removeIf(at -> now - at > FORGOTTEN);
        long[] ages = since.values().stream().mapToLong(at -> now - at).sorted().toArray();
        return ages.length == 0
                ? Reading.NOTHING
                : new Reading(ages.length, Duration.ofNanos(Math.max(0, ages[ages.length * 4 / 5])));
    }
}
