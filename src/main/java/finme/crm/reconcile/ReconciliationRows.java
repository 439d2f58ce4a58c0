package finme.crm.reconcile;

import finme.crm.CrmLoads.State;
import finme.crm.CrmReconciliations.Reconciliation;
import finme.crm.CrmReconciliations.Report;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class ReconciliationRows {
    private static final String SELECT = """
            select id, state, done, total, worked_ms / 1000 as seconds, same, missing, drifted, taken, disputed, failed,
              unlinked, error, started_at, ended_at from fdforge.crm_reconciliation where crm = ?\s""";

    private final JdbcTemplate jdbc;

    ReconciliationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A step to be made. @param place where it begins; null at the beginning @param failures steps in vain before it */
    record Turn(UUID id, String crm, @Nullable String place, UUID lease, int failures, boolean inProcess) {}

    boolean start(UUID id, String crm, long total) {
        return jdbc.update("""
                        insert into fdforge.crm_reconciliation (id, crm, total, in_process) values (?, ?, ?, true)
                        on conflict (crm) where state in ('RUNNING', 'PAUSED') do nothing""", id, crm, total) == 1;
    }

    Optional<Reconciliation> find(String crm, UUID id) {
        return jdbc.query(SELECT + "and id = ?", (row, index) -> read(row), crm, id).stream()
                .findFirst();
    }

    Optional<Reconciliation> newest(String crm) {
        return jdbc.query(SELECT + "order by id desc limit 1", (row, index) -> read(row), crm).stream()
                .findFirst();
    }

    boolean set(UUID id, State state) {
        return jdbc.update("""
                        update fdforge.crm_reconciliation set state = ?, walked_at = null, due_at = '-infinity',
                          ended_at = case when ? then clock_timestamp() end
                        where id = ? and state in ('RUNNING', 'PAUSED')""", state.name(), state == State.CANCELLED, id) == 1;
    }

    /** Those whose next step is due, each for whoever gets it, until the lease ends. */
    List<Turn> claim(Duration lease) {
        return jdbc.query(
                """
                update fdforge.crm_reconciliation set lease = gen_random_uuid(),
                  due_at = clock_timestamp() + ? * interval '1 millisecond'
                where id in (select id from fdforge.crm_reconciliation
                  where state = 'RUNNING' and due_at <= clock_timestamp() for update skip locked)
                returning id, crm, place, lease, failures, in_process""",
                (row, index) -> new Turn(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getInt(5),
                        row.getBoolean(6)),
                lease.toMillis());
    }

    /** @return whether the step still counts: nobody has paused or ended it or taken it over; then it is locked */
    boolean holds(Turn turn) {
        return !jdbc.queryForList("""
                        select 1 from fdforge.crm_reconciliation
                        where id = ? and lease = ? and state = 'RUNNING' for update""", Integer.class, turn.id(), turn.lease()).isEmpty();
    }

    /** @param place where it goes on; null: that was all @param pause until then */
    void walked(Turn turn, int done, Report found, @Nullable String place, Duration pause) {
        jdbc.update(
                """
                update fdforge.crm_reconciliation set done = done + ?, same = same + ?, missing = missing + ?,
                  drifted = drifted + ?, taken = taken + ?, disputed = disputed + ?, failed = failed + ?, unlinked = unlinked + ?,
                  place = ?,
                  error = null, failures = 0, lease = null, due_at = clock_timestamp() + ? * interval '1 millisecond',
                  worked_ms = worked_ms + coalesce(extract(epoch from clock_timestamp() - walked_at) * 1000, 0)::bigint,
                  walked_at = clock_timestamp(),
                  state = case when ? then 'DONE' else state end,
                  ended_at = case when ? then clock_timestamp() end
                where id = ?""",
                done,
                found.same(),
                found.missing(),
                found.drifted(),
                found.taken(),
                found.disputed(),
                found.failed(),
                found.unlinked(),
                place,
                pause.toMillis(),
                place == null,
                place == null,
                turn.id());
    }

    void again(Turn turn, @Nullable String error, Duration pause) {
        jdbc.update("""
                update fdforge.crm_reconciliation set error = coalesce(?, error), failures = failures + ?,
                  due_at = clock_timestamp() + ? * interval '1 millisecond'
                where id = ? and lease = ?""", error, error == null ? 0 : 1, pause.toMillis(), turn.id(), turn.lease());
    }

    private static Reconciliation read(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Reconciliation(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("seconds"),
                new Report(
                        row.getLong("same"),
                        row.getLong("missing"),
                        row.getLong("drifted"),
                        row.getLong("taken"),
                        row.getLong("disputed"),
                        row.getLong("failed"),
                        row.getLong("unlinked")),
                row.getString("error"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
