package finme.tries;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In memory, for an edge, which has no database; and for a core that just can't reach it. */
final class OwnBook implements TryBook {
    private static final int MOST = 50_000;
    private static final long FORGOTTEN = Duration.ofMinutes(15).toNanos();

    private final Map<Subject, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Count> eldest) {
            return size() > MOST;
        }
    };

    private record Count(int failures, long last) {}

    @Override
    public synchronized List<Integer> failed(List<Subject> subjects) {
        long now = System.nanoTime();
        return subjects.stream()
                .map(subject -> counts.compute(
                                subject,
                                (same, present) -> present == null || now - present.last > FORGOTTEN
                                        ? new Count(1, now)
                                        : new Count(present.failures + 1, now))
                        .failures)
                .toList();
    }

    @Override
    public synchronized void cleared(Subject subject) {
        counts.remove(subject);
    }

    @Override
    public synchronized void forgotten(Subject account) {
        counts.keySet().removeIf(subject -> subject.isOf(account));
    }

    @Override
    public synchronized boolean counts(Subject subject) {
        return counts.containsKey(subject);
    }

    @Override
    public Map<String, Standing> standings(List<Subject> accounts) {
        return Map.of();
    }

    @Override
    public Recent since(Duration time) {
        return Recent.NOTHING;
    }
}
