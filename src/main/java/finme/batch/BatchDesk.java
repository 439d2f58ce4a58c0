package finme.batch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files of applications. Nothing of a file is taken in before all of it has come; from then on every row is, or is
 * reported, whatever happens meanwhile. Each call may be repeated.
 */
public interface BatchDesk {
    /** @param actor null for the source itself */
    void open(UUID id, String source, @Nullable String actor);

    /**
     * @param number from 0 on; the same again changes nothing
     * @throws finme.kernel.Problem 404 unknown, 409 {@code batch_closed}, 413 {@code too_many_rows}
     */
    void append(UUID id, String source, int number, List<BatchRow> rows);

    /**
     * All has come; its rows are taken in from now on.
     *
     * @param chunks that were appended
     * @param digest of the file: rows without an id of their own are the same again when the file is
     * @throws finme.kernel.Problem 404 unknown, 409 {@code batch_incomplete} or {@code batch_closed}
     */
    Batch close(UUID id, String source, int chunks, String digest);

    /** The file won't come to its end: nothing of it was taken in, and what was kept goes. */
    void giveUp(UUID id, String source, String reason);

    Optional<Batch> find(UUID id);

    /** @param source null for all @param before id to go on from, null for the newest @return newest first */
    List<Batch> list(@Nullable String source, @Nullable UUID before, int limit);

    /**
     * @param after the last line that is known, 0 to begin
     * @param limit about so many; what is said about one line is never cut
     * @return in the file's order
     */
    List<ReportLine> report(UUID id, long after, int limit);
}
