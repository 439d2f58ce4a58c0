package finme.gateway;

import finme.gateway.ApplicationIntake.Submission;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * How a file of applications enters core: opened, appended to piece by piece, closed. Nothing of it is taken in before it
 * is closed. Every call may be repeated.
 */
@HttpExchange("/edge/v1/batches")
public interface BatchIntake {
    @PostExchange("/open")
    void open(@RequestBody Opening opening);

    /** @throws finme.kernel.Problem 409 {@code batch_closed}, 413 {@code too_many_rows} */
    @PostExchange("/rows")
    void append(@RequestBody Chunk chunk);

    /** @throws finme.kernel.Problem 409 {@code batch_incomplete} or {@code batch_closed} */
    @PostExchange("/close")
    BatchView close(@RequestBody Closing closing);

    /** The file broke off, or can't be read to its end: nothing of it is taken in. */
    @PostExchange("/give-up")
    void giveUp(@RequestBody GivingUp givingUp);

    /** @return empty when there is none with this id from this source */
    @GetExchange("/{source}/{id}")
    Optional<BatchView> view(@PathVariable String source, @PathVariable UUID id);

    /** @param after the last line that is known, 0 to begin; a line's sentences come together */
    @GetExchange("/{source}/{id}/report")
    ReportPage report(@PathVariable String source, @PathVariable UUID id, @RequestParam long after);

    /** @param id UUID v7, given at the edge @param actor somebody of the back office; null for the source itself */
    record Opening(UUID id, String source, @Nullable String actor) {}

    /** @param number from 0 on */
    @Sealed
    record Chunk(UUID batch, String source, int number, List<Row> rows) {
        @Override
        public String toString() {
            return "Chunk[" + source + ' ' + batch + ' ' + number + ']';
        }
    }

    /**
     * @param line where the row begins in the file, the first line being 1
     * @param submission without keys when the row brings no id of its own; null when it can't be taken in
     * @param faults why it can't
     */
    record Row(long line, @Nullable Submission submission, List<Fault> faults) {
        @Override
        public String toString() {
            return "Row[" + line + ']';
        }
    }

    /** @param chunks appended @param digest lower-case hex SHA-256 of the file */
    record Closing(UUID batch, String source, int chunks, String digest) {}

    record GivingUp(UUID batch, String source, String reason) {}

    /**
     * @param state RECEIVING, RUNNING, DONE or FAILED
     * @param reason why it failed
     * @param accepted rows that were answered with an application
     * @param duplicates those of them whose application came before the file
     */
    record BatchView(
            UUID id,
            String source,
            String state,
            @Nullable String reason,
            int rows,
            int accepted,
            int duplicates,
            int rejected,
            Instant openedAt,
            @Nullable Instant endedAt) {}

    /** @param next to go on after; null behind the last line */
    record ReportPage(List<RowReport> lines, @Nullable Long next) {}

    /** @param field JSON pointer into the canonical application, empty for the row as a whole */
    record RowReport(long line, String field, String code, String message) {}
}
