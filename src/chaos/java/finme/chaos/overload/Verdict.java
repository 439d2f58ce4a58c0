package finme.chaos.overload;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether too much was refused politely and nothing that was taken got lost.
 *
 * @param capacity applications ended per second without overload; 0 when that was not measured
 * @param intended to be sent per second @param sent per second in fact, over {@code seconds}
 * @param unfinished accepted ones that have not ended
 * @param drained seconds from the last that was sent to the last end
 * @param resident memory in MB, every second; empty where nobody tells
 * @param marked whether the backlog reached its mark under this load
 */
public record Verdict(
        double capacity,
        double intended,
        double sent,
        int seconds,
        Tally tally,
        int unfinished,
        double drained,
        List<Long> resident,
        boolean marked) {
    private static final double GROWTH = 1.1;
    /** A process that has just started still grows. */
    private static final int SECONDS_TO_SEE_GROWTH = 60;

    private static final int LONGEST_MILLIS = 2_000;
    private static final double OF_INTENDED = 0.95;
    private static final double OF_CAPACITY = 0.5;
    /** Refused, of those beyond the capacity. */
    private static final double OF_BEYOND = 0.5;

    /** @return a sentence for each promise that was not kept, and for what makes the run say nothing */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        note(broken, tally.foreignStatuses() > 0, "other answers than 202, 429 and 503");
        note(broken, tally.withoutAnswer() > 0, "requests without an answer");
        note(broken, tally.unreadable() > 0, "accepted ones without an id");
        note(broken, tally.withoutRetryAfter() > 0, "refusals without Retry-After");
        note(broken, tally.lies() > 0, "reads refused, or repeats answered otherwise than the first time");
        note(broken, tally.acceptMillis(0.99) > LONGEST_MILLIS, "accepted ones that took longer than 2 s");
        note(
                broken,
                accepted() == 0 || accepted() < OF_CAPACITY * capacity,
                "less than half of what it takes accepted");
        note(broken, sent < OF_INTENDED * intended, "less sent than was meant to be");
        note(broken, refused() == 0 || refused() < OF_BEYOND * beyond(), "no overload: hardly any was refused");
        note(broken, unfinished > 0, "accepted ones that have not ended");
        note(broken, hasGrown(), "resident memory grew");
        return broken;
    }

    private boolean hasGrown() {
        return seconds >= SECONDS_TO_SEE_GROWTH && !resident.isEmpty() && sixth(true) > sixth(false) * GROWTH;
    }

    /** The median of the first sixth of the time, or of the last. */
    private long sixth(boolean last) {
        int size = Math.max(1, resident.size() / 6);
        int from = last ? resident.size() - size : 0;
        return Tally.percentile(resident.subList(from, from + size), 0.5);
    }

    private double accepted() {
        return tally.ids().size() / (double) seconds;
    }

    private double beyond() {
        return capacity == 0 ? 0 : (intended - capacity) * seconds;
    }

    private long refused() {
        return tally.statuses().getOrDefault(503, 0L);
    }

    public String report() {
        return """

                | overload | |
                |---|---|
                | measured capacity, applications ended per second | %s |
                | sent per second, for %d s | %.0f of %.0f intended |
                | answers by status | %s |
                | no answer at all, accepted without an id | %d, %d |
                | 429 and 503 without Retry-After | %d |
                | reads refused, repeats answered otherwise | %d |
                | accepted per second | %.0f |
                | accepted, from when it was due to be sent: p50 / p95 / p99 ms | %d / %d / %d |
                | refused, from when it was due to be sent: p50 / p99 ms | %d / %d |
                | accepted that have not ended | %d |
                | from the last sent to the last end, s | %.0f |
                | resident memory, first and last sixth, MB | %s |
                | backlog reached its mark | %s |
                | not kept | %s |
                """.formatted(
                        capacity == 0 ? "not measured" : "%.0f".formatted(capacity),
                        seconds,
                        sent,
                        intended,
                        tally.statuses(),
                        tally.withoutAnswer(),
                        tally.unreadable(),
                        tally.withoutRetryAfter(),
                        tally.lies(),
                        accepted(),
                        tally.acceptMillis(0.5),
                        tally.acceptMillis(0.95),
                        tally.acceptMillis(0.99),
                        tally.refuseMillis(0.5),
                        tally.refuseMillis(0.99),
                        unfinished,
                        drained,
                        resident.isEmpty() ? "not measured" : sixth(false) + " / " + sixth(true),
                        marked ? "yes" : "no",
                        broken().isEmpty() ? "nothing" : broken());
    }

    private static void note(List<String> broken, boolean fault, String sentence) {
        if (fault) {
            broken.add(sentence);
        }
    }
}
