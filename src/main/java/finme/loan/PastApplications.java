package finme.loan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was applied for in the past, for whoever wants to try a rule on it. Tests, applications that were never complete
 * and those whose borrower was erased are left out.
 */
public interface PastApplications {
    int BATCH = 500;

    /** @param facts as they were on the day it arrived */
    record Past(LoanApplication application, ApplicationFacts facts) {}

    /**
     * Some that arrived within the time, oldest first.
     *
     * @param next to go on with; null when there are no more
     */
    record Batch(List<Past> cases, @Nullable UUID next) {}

    /** @param after {@link Batch#next} of the one before; null for the first of the time */
    Batch read(Instant from, Instant to, @Nullable UUID after, int size);

    /** @return after which the newest so many of the time begin; null when the time holds no more than these */
    @Nullable
    UUID before(Instant from, Instant to, int newest);

    /**
     * The newest of the time, one after the other in the order they arrived. Memory holds a batch, however many there are.
     *
     * @param limit at most so many
     */
    default void each(Instant from, Instant to, int limit, Consumer<Past> heard) {
        UUID next = before(from, to, limit);
        int left = limit;
        do {
            Batch batch = read(from, to, next, Math.min(BATCH, left));
            batch.cases().forEach(heard);
            left -= batch.cases().size();
            next = batch.next();
        } while (next != null && left > 0);
    }
}
