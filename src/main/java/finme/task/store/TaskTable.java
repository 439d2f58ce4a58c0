package finme.task.store;

import finme.task.BorrowerTask.Kind;
import finme.task.BorrowerTasks.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class TaskTable {
    private final JdbcTemplate jdbc;

    TaskTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The same need again opens its task again; one that is open anyway stays as it is. @return whether it was opened */
    boolean ask(TaskRow row) {
        return jdbc.update(
                        """
                insert into fdforge.borrower_task (id, application, borrower, dispatch, partner, kind, asked)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set done_at = null, reply = null, asked_at = clock_timestamp()
                where borrower_task.done_at is not null""",
                        row.id(),
                        row.application(),
                        row.borrower(),
                        row.dispatch(),
                        row.partner(),
                        row.kind().name(),
                        row.asked())
                == 1;
    }

    public Optional<TaskRow> find(UUID application, UUID id) {
        return jdbc
                .query(
                        "select * from fdforge.borrower_task where id = ? and application = ?",
                        TaskTable::read,
                        id,
                        application)
                .stream()
                .findFirst();
    }

    /** Oldest first. */
    List<TaskRow> of(Collection<UUID> applications) {
        return jdbc.query(
                "select * from fdforge.borrower_task where application = any (?::uuid[]) order by asked_at, id",
                TaskTable::read,
                (Object) applications.stream().map(UUID::toString).toArray(String[]::new));
    }

    List<Waiting> waiting(int limit) {
        return jdbc.query(
                "select id, application, partner, kind, asked_at from fdforge.borrower_task where done_at is null"
                        + " order by asked_at limit ?",
                (row, index) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        Kind.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant()),
                limit);
    }

    List<TaskRow> ofReply(UUID reply) {
        return jdbc.query(
                "select * from fdforge.borrower_task where reply = ? order by asked_at, id", TaskTable::read, reply);
    }

    Map<UUID, String> states(Collection<UUID> applications) {
        Map<UUID, String> states = new HashMap<>();
        jdbc.query(
                """
                select application, string_agg(concat(id, asked_at, done_at, reply), ',' order by id) as state
                from fdforge.borrower_task where application = any (?::uuid[]) group by application""",
                row -> {
                    states.put(row.getObject("application", UUID.class), row.getString("state"));
                },
                (Object) applications.stream().map(UUID::toString).toArray(String[]::new));
        return states;
    }

    void done(UUID id, byte @Nullable [] given) {
        jdbc.update("update fdforge.borrower_task set given = ?, done_at = clock_timestamp() where id = ?", given, id);
    }

    boolean hasOpen(UUID application, UUID dispatch) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.borrower_task"
                        + " where application = ? and dispatch = ? and done_at is null)",
                Boolean.class,
                application,
                dispatch));
    }

    /** Everything given to this lender that no reply has taken yet. */
    void take(UUID application, UUID dispatch, UUID reply) {
        jdbc.update("""
                with taken as (update fdforge.borrower_task set reply = ?
                  where application = ? and dispatch = ? and reply is null returning id)
                update fdforge.document d set reply = ? from taken
                where d.task = taken.id and d.closed_at is not null and d.reply is null""", reply, application, dispatch, reply);
    }

    private static TaskRow read(ResultSet row, int index) throws SQLException {
        return new TaskRow(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getObject("borrower", UUID.class),
                row.getObject("dispatch", UUID.class),
                row.getString("partner"),
                Kind.valueOf(row.getString("kind")),
                row.getBytes("asked"),
                row.getBytes("given"),
                instant(row, "asked_at"),
                instant(row, "done_at"),
                row.getObject("reply", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
