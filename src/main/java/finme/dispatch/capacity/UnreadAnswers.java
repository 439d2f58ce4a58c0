package finme.dispatch.capacity;

import finme.work.Backlog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Answers that came in and were not read yet: the table shows them as under way. Each keeps its room at the partner until
 * it is read, so that no more of them wait in memory than calls may be under way.
 */
@Component
public class UnreadAnswers implements Backlog {
    /** Whatever was dropped meanwhile is not waited for, and gives its room back: its lease has brought it back. */
    private static final long FORGOTTEN = Duration.ofMinutes(1).toNanos();

    private final Map<Permit, Long> since = new ConcurrentHashMap<>();

    /** @return the same work, which leaves the line when it begins and gives the room back when it is done */
    public <T> Supplier<T> waiting(Permit permit, Supplier<T> work) {
        since.put(permit, System.nanoTime());
        return () -> {
            since.remove(permit);
            try {
                return work.get();
            } finally {
                permit.leave();
            }
        };
    }

    /** There was no room in the line. */
    public void drop(Permit permit) {
        since.remove(permit);
        permit.leave();
    }

    @Override
    public Reading read() {
        long now = System.nanoTime();
        since.forEach((permit, at) -> {
            if (now - at > FORGOTTEN) {
                drop(permit);
            }
        });
        long[] ages = since.values().stream().mapToLong(at -> now - at).sorted().toArray();
        return ages.length == 0
                ? Reading.NOTHING
                : new Reading(ages.length, Duration.ofNanos(Math.max(0, ages[ages.length * 4 / 5])));
    }
}
