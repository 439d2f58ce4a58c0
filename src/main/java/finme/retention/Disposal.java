package finme.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of data that is not kept for ever. Modules implement it for their tables; a rule says how long. */
public interface Disposal {
    /** Code of its rule. */
    String code();

    /** What goes and what stays, one sentence for people. */
    String text();

    /**
     * Looks at the next few rows and lets go of those that are due, in one transaction of its own. Nobody waits for a
     * lock on them.
     *
     * @param before what is older than this is due
     * @param after where the last step ended; null for the first
     * @param dry only count
     */
    Step step(Instant before, @Nullable UUID after, boolean dry);

    /** @param next where the next step begins; null at the end */
    record Step(
            long considered,
            long done,
            long failed,
            @Nullable UUID next) {}
}
