package finme.fdforge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the ledger still is as it was written, by the chain of each day. Days are those of UTC. */
public interface LedgerProof {
    /**
     * Recomputes the chains, a block at a time.
     *
     * @param from first day, null for the very first
     * @param to last day, null for today
     * @throws finme.kernel.Problem 503 while another check runs on this node
     */
    Result verify(@Nullable LocalDate from, @Nullable LocalDate to);

    /** Newest first. */
    List<Day> days(int limit);

    /**
     * @param rows checked; what was written within the last seconds is not chained yet and not among them
     * @param days that have at least one of them
     * @param firstChanged null when all is as it was
     */
    record Result(boolean ok, long rows, int days, @Nullable Difference firstChanged) {}

    /** @param day whose chain it breaks */
    record Difference(long position, LocalDate day, What what) {}

    enum What {
        /** Another content than was chained, or a chain that is not ours. */
        CHANGED,
        /** Chained and gone. */
        MISSING,
        /** Written to a place where nothing was. */
        ADDED
    }

    /**
     * A day that is over.
     *
     * @param root end of its chain, hex
     * @param position of the row in the ledger that says so
     */
    record Day(LocalDate day, long rows, String root, long position, Instant sealedAt) {}
}
