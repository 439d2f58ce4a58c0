package finme.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import finme.batch.Batch.State;
import finme.batch.store.BatchTable;
import finme.kernel.Fault;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files under the desk: repeated calls, nodes that die, files that stop coming. */
@FinMeTest
class BatchRunModuleTests {
    private final BatchDesk desk;
    private final BatchTable table;
    private final JdbcTemplate jdbc;

    BatchRunModuleTests(BatchDesk desk, BatchTable table, JdbcTemplate jdbc) {
        this.desk = desk;
        this.table = table;
        this.jdbc = jdbc;
    }

    @Test
    void takesEveryCallTwice() {
        UUID id = Ids.next();
        for (int times = 0; times < 2; times++) {
            desk.open(id, "run", "operator");
            desk.append(id, "run", 0, rows(2, 3));
            desk.append(id, "run", 1, rows(5, 4));
        }
        assertThat(desk.find(id).orElseThrow().rows()).isEqualTo(7);
        desk.close(id, "run", 2, "a");
        desk.close(id, "run", 2, "a");
        await().until(() -> desk.find(id).orElseThrow().state() == State.DONE);
        Batch done = desk.find(id).orElseThrow();
        assertThat(done.rejected()).isEqualTo(7);
        assertThat(done.actor()).isEqualTo("operator");
        assertThat(desk.report(id, 0, 100)).extracting(ReportLine::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(desk.report(id, 4, 2)).extracting(ReportLine::line).containsExactly(5L, 6L);
    }

    @Test
    void takesNothingInBeforeAllHasCome() {
        UUID id = Ids.next();
        desk.open(id, "run", null);
        desk.append(id, "run", 0, rows(2, 3));
        Problem missing = catchThrowableOfType(Problem.class, () -> desk.close(id, "run", 2, "b"));
        assertThat(missing.code()).isEqualTo("batch_incomplete");
        assertThat(desk.find(id).orElseThrow().state()).isEqualTo(State.RECEIVING);
        assertThat(catchThrowableOfType(Problem.class, () -> desk.append(id, "other", 1, rows(5, 1)))
                        .status())
                .isEqualTo(404);
        desk.giveUp(id, "run", "It broke off.");
        desk.giveUp(id, "run", "It broke off.");
        assertThat(catchThrowableOfType(Problem.class, () -> desk.append(id, "run", 1, rows(5, 1)))
                        .code())
                .isEqualTo("batch_closed");
        assertThat(catchThrowableOfType(Problem.class, () -> desk.close(id, "run", 1, "b"))
                        .code())
                .isEqualTo("batch_closed");
        assertThat(desk.find(id).orElseThrow().reason()).isEqualTo("It broke off.");
    }

    @Test
    void givesUpWhatStopsComing() {
        UUID id = Ids.next();
        desk.open(id, "run", null);
        desk.append(id, "run", 0, rows(2, 3));
        jdbc.update("update fdforge.batch set touched_at = touched_at - interval '11 minutes' where id = ?", id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> desk.find(id).orElseThrow().state() == State.FAILED);
        assertThat(desk.find(id).orElseThrow().reason()).contains("did not come to its end");
    }

    /** A lease that its node does not come back to ends, and what that node had not written is done once. */
    @Test
    void goesOnWhereADeadNodeStopped() {
        UUID id = Ids.next();
        desk.open(id, "run", null);
        desk.append(id, "run", 0, rows(2, 3));
        jdbc.update("update fdforge.batch set due_at = due_at + interval '1 hour' where id = ?", id);
        desk.append(id, "run", 1, rows(5, 2));
        jdbc.update(
                "update fdforge.batch set state = 'RUNNING', due_at = clock_timestamp(),"
                        + " leased_until = clock_timestamp() + interval '3 seconds' where id = ?",
                id);
        await().pollDelay(Duration.ofSeconds(1))
                .until(() -> desk.find(id).orElseThrow().state() == State.RUNNING);
        assertThat(desk.find(id).orElseThrow().done()).isZero();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> desk.find(id).orElseThrow().state() == State.DONE);
        assertThat(desk.find(id).orElseThrow().rejected()).isEqualTo(5);
        assertThat(table.find(id)).isEqualTo(desk.find(id));
    }

    private static List<BatchRow> rows(long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new BatchRow(first + i, null, List.of(new Fault("/amount", "required", "A value is needed."))))
                .toList();
    }
}
