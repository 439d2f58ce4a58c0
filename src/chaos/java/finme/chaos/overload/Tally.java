package finme.chaos.overload;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What came back: every status, how long the accepted ones took, and who was not told when to come again. */
final class Tally {
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Queue<Long> acceptMillis = new ConcurrentLinkedQueue<>();
    private final Queue<Long> refuseMillis = new ConcurrentLinkedQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final LongAdder withoutRetryAfter = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder lies = new LongAdder();

    /** @param id empty when the answer named none */
    void accepted(String id, long millis) {
        count(202);
        acceptMillis.add(millis);
        if (id.isEmpty()) {
            unreadable.increment();
        } else {
            accepted.add(id);
        }
    }

    void refused(int status, boolean saysWhen, long millis) {
        count(status);
        refuseMillis.add(millis);
        if (!saysWhen) {
            withoutRetryAfter.increment();
        }
    }

    /** Reset, closed or no answer within a minute. */
    void unanswered() {
        unanswered.increment();
    }

    /** A read that was refused, or a repeat of what was acknowledged that got another answer. */
    void lie() {
        lies.increment();
    }

    long unreadable() {
        return unreadable.sum();
    }

    long lies() {
        return lies.sum();
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, any -> new LongAdder()).increment();
    }

    Collection<String> ids() {
        return accepted;
    }

    Map<Integer, Long> statuses() {
        return statuses.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().sum(), (a, b) -> a, TreeMap::new));
    }

    long foreignStatuses() {
        return statuses().entrySet().stream()
                .filter(each -> !List.of(202, 429, 503).contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long withoutRetryAfter() {
        return withoutRetryAfter.sum();
    }

    long withoutAnswer() {
        return unanswered.sum();
    }

    long acceptMillis(double share) {
        return percentile(acceptMillis, share);
    }

    long refuseMillis(double share) {
        return percentile(refuseMillis, share);
    }

    /** 0 of none. */
    static long percentile(Collection<Long> millis, double share) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }
}
