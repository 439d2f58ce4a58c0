package finme.crm.queue;

import finme.crm.CrmQueue;
import finme.work.PerTransaction;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The queue to the CRM, as SQL. Times are the database's. */
@Repository
class CrmTasks {
    private static final String QUEUE = """
            insert into fdforge.crm_task as task (application) select unnest(?::uuid[])
            on conflict (application) do update set
              version = task.version + 1, state = 'WAITING', due_at = clock_timestamp(),
              queued_at = case when task.state = 'WAITING' then task.queued_at else clock_timestamp() end""";
    private static final String CLAIM = """
            update fdforge.crm_task set leased_until = clock_timestamp() + ? * interval '1 second'
            where application in (
              select application from fdforge.crm_task
              where state = 'WAITING' and due_at <= clock_timestamp()
                and (leased_until is null or leased_until < clock_timestamp())
              order by due_at limit %d for update skip locked)
            returning application, version, attempts""";
    private static final String CONFIRM = """
            update fdforge.crm_task task set leased_until = null, attempts = 0, error = null,
              state = case when task.version = sent.version then 'CONFIRMED' else task.state end,
              confirmed_at = clock_timestamp()
            from unnest(?, ?) as sent (application, version)
            where task.application = sent.application
            returning task.application, task.state""";
    private static final String FAIL = """
            update fdforge.crm_task set leased_until = null, attempts = attempts + 1, error = ?,
              due_at = clock_timestamp() + ? * interval '1 millisecond'
            where application = ?""";

    private final JdbcTemplate jdbc;
    private final PerTransaction<Set<UUID>> handedOver = new PerTransaction<>(TreeSet::new, this::write);

    CrmTasks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version of the hand-over, not of the application */
    record Task(UUID application, long version, int attempts) {}

    /** Written before the transaction commits. */
    void queue(UUID application) {
        handedOver.change(mine -> mine.add(application));
    }

    /** @return those of them that were ever handed over */
    List<UUID> known(Collection<UUID> applications) {
        handedOver.write();
        return jdbc.queryForList(
                "select application from fdforge.crm_task where application = any (?::uuid[])", UUID.class, (Object)
                        applications.toArray(UUID[]::new));
    }

    private void write(Set<UUID> mine) {
        if (mine.isEmpty()) {
            return;
        }
        jdbc.update(
                QUEUE,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", mine.toArray())));
        mine.clear();
    }

    /** The limit is part of the statement: planned once for an unknown one, it would be planned for a tenth of the table. */
    List<Task> claim(int limit, Duration lease) {
        return jdbc.query(
                CLAIM.formatted(limit),
                (row, i) -> new Task(
                        row.getObject("application", UUID.class), row.getLong("version"), row.getInt("attempts")),
                lease.toSeconds());
    }

    /** @return those of which no newer state waits to be sent */
    List<UUID> confirm(Collection<Task> sent) {
        return jdbc
                .query(
                        CONFIRM,
                        statement -> {
                            statement.setArray(1, array(statement, "uuid", sent, Task::application));
                            statement.setArray(2, array(statement, "bigint", sent, Task::version));
                        },
                        (row, i) -> "CONFIRMED".equals(row.getString("state"))
                                ? row.getObject("application", UUID.class)
                                : null)
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    void fail(UUID application, String error, Duration pause) {
        jdbc.update(FAIL, error, pause.toMillis(), application);
    }

    /** Gives records back untried: the CRM as a whole was away. */
    void release(Collection<Task> tasks) {
        jdbc.update(
                "update fdforge.crm_task set leased_until = null where application = any(?)",
                statement -> statement.setArray(1, array(statement, "uuid", tasks, Task::application)));
    }

    void succeeded() {
        jdbc.update("update fdforge.crm_state set last_success_at = clock_timestamp()");
    }

    void failed(String error) {
        jdbc.update("update fdforge.crm_state set last_error_at = clock_timestamp(), last_error = ?", error);
    }

    CrmQueue.Status status(boolean configured) {
        handedOver.write();
        return jdbc.query(
                        """
                        select (select count(*) from fdforge.crm_task where state = 'WAITING') as waiting,
                          (select min(queued_at) from fdforge.crm_task where state = 'WAITING') as oldest,
                          last_success_at, last_error_at, last_error
                        from fdforge.crm_state""",
                        (row, i) -> new CrmQueue.Status(
                                configured,
                                row.getLong("waiting"),
                                instant(row, "oldest"),
                                instant(row, "last_success_at"),
                                instant(row, "last_error_at"),
                                row.getString("last_error")))
                .get(0);
    }

    List<CrmQueue.Waiting> waiting(int limit) {
        handedOver.write();
        return jdbc.query(
                """
                select application, attempts, error, queued_at, due_at from fdforge.crm_task
                where state = 'WAITING' order by attempts desc, queued_at limit ?""",
                (row, i) -> new CrmQueue.Waiting(
                        row.getObject("application", UUID.class),
                        row.getInt("attempts"),
                        row.getString("error"),
                        row.getTimestamp("queued_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()),
                limit);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static Array array(
            java.sql.PreparedStatement statement, String type, Collection<Task> tasks, Function<Task, Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, tasks.stream().map(value).toArray());
    }
}
