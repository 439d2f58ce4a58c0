package finme.crm.load;

import finme.crm.CrmLoads.Load;
import finme.crm.CrmLoads.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class LoadRows {
    private static final String SELECT = """
            select id, state, done, total, worked_ms / 1000 as seconds, started_at, ended_at from fdforge.crm_load
            where crm = ?\s""";

    private final JdbcTemplate jdbc;

    LoadRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One whose turn it is. @param place where to go on; null at the beginning @param inProcess whether it has an instance */
    record Turn(UUID id, String crm, @Nullable String place, boolean inProcess) {}

    /** @return false when one is under way already */
    boolean start(UUID id, String crm, long total) {
        return jdbc.update("""
                        insert into fdforge.crm_load (id, crm, total, in_process) values (?, ?, ?, true)
                        on conflict (crm) where state in ('RUNNING', 'PAUSED') do nothing""", id, crm, total) == 1;
    }

    Optional<Load> find(String crm, UUID id) {
        return jdbc.query(SELECT + "and id = ?", (row, index) -> read(row), crm, id).stream()
                .findFirst();
    }

    Optional<Load> newest(String crm) {
        return jdbc.query(SELECT + "order by id desc limit 1", (row, index) -> read(row), crm).stream()
                .findFirst();
    }

    boolean set(UUID id, State state) {
        return jdbc.update("""
                        update fdforge.crm_load set state = ?, fed_at = null,
                          ended_at = case when ? then clock_timestamp() end
                        where id = ? and state in ('RUNNING', 'PAUSED')""", state.name(), state == State.CANCELLED, id) == 1;
    }

    List<Turn> running() {
        return jdbc.query(
                "select id, crm, place, in_process from fdforge.crm_load where state = 'RUNNING'",
                (row, index) -> turn(row));
    }

    /** Alone until the transaction ends; empty while another node has it, or when it is not running any more. */
    Optional<Turn> take(UUID id) {
        return jdbc.query("""
                        select id, crm, place, in_process from fdforge.crm_load where id = ? and state = 'RUNNING'
                        for update skip locked""", (row, index) -> turn(row), id).stream().findFirst();
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4));
    }

    /** @param place null: that was all */
    void fed(UUID id, int count, @Nullable String place) {
        jdbc.update("""
                update fdforge.crm_load set done = done + ?, place = ?,
                  worked_ms = worked_ms + coalesce(extract(epoch from clock_timestamp() - fed_at) * 1000, 0)::bigint,
                  fed_at = clock_timestamp(),
                  state = case when ? then 'DONE' else state end,
                  ended_at = case when ? then clock_timestamp() end
                where id = ?""", count, place, place == null, place == null, id);
    }

    private static Load read(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Load(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("seconds"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
