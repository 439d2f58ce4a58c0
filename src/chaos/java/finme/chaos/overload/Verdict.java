package finme.chaos.overload;

import java.util.ArrayList;
import java.util.List;

/**
 * What the promise of RELIABILITY R6 came to.
 *
 * @param unfinished accepted ones that have not ended
 * @param drained seconds until all had ended and were looked up
 * @param wasOverload whether the backlog ever reached its mark
 * @param before resident memory in MB in the first sixth of the time @param after in the last
 */
public record Verdict(
        double capacity,
        double sent,
        int seconds,
        Tally tally,
        int unfinished,
        double drained,
        long before,
        long after,
        boolean wasOverload) {
    private static final double GROWTH = 1.1;
    private static final int LONGEST_MILLIS = 2_000;

    /** @return a sentence for each promise that was not kept */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        note(broken, tally.foreignStatuses() > 0, "other answers than 202, 429 and 503");
        note(broken, tally.withoutAnswer() > 0, "requests without an answer");
        note(broken, tally.withoutRetryAfter() > 0, "refusals without Retry-After");
        note(broken, tally.lies() > 0, "reads refused, or repeats answered otherwise than the first time");
        note(broken, tally.acceptMillis(0.99) > LONGEST_MILLIS, "accepted ones that took longer than 2 s");
        note(broken, !wasOverload || refused() == 0, "no overload at all: nothing was refused");
        note(broken, unfinished > 0, "accepted ones that have not ended");
        return broken;
    }

    Verdict withoutOverload() {
        return new Verdict(capacity, sent, seconds, tally, unfinished, drained, before, after, false);
    }

    /** Only over a minute or more: a process that has just started still grows. */
    boolean isFlat() {
        return after <= before * GROWTH;
    }

    public long refused() {
        return tally.statuses().getOrDefault(503, 0L);
    }

    public String report() {
        return """

                | overload | |
                |---|---|
                | measured capacity, applications ended per second | %.0f |
                | sent per second, for %d s | %.0f |
                | answers by status | %s |
                | no answer at all | %d |
                | 429 and 503 without Retry-After | %d |
                | reads refused, repeats answered otherwise | %d |
                | accepted per second | %.0f |
                | accepted: p50 / p95 / p99 ms | %d / %d / %d |
                | refused: p50 / p99 ms | %d / %d |
                | accepted that have not ended | %d |
                | until all had ended and were looked up, s | %.0f |
                | resident memory, first and last sixth, MB | %d / %d |
                | not kept | %s |
                """.formatted(
                        capacity,
                        seconds,
                        sent,
                        tally.statuses(),
                        tally.withoutAnswer(),
                        tally.withoutRetryAfter(),
                        tally.lies(),
                        tally.ids().size() / (double) seconds,
                        tally.acceptMillis(0.5),
                        tally.acceptMillis(0.95),
                        tally.acceptMillis(0.99),
                        tally.refuseMillis(0.5),
                        tally.refuseMillis(0.99),
                        unfinished,
                        drained,
                        before,
                        after,
                        broken().isEmpty() ? "nothing" : broken());
    }

    private static void note(List<String> broken, boolean fault, String sentence) {
        if (fault) {
            broken.add(sentence);
        }
    }
}
