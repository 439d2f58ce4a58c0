package finme.retention.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Ids;
import finme.retention.RetentionRun;
import finme.retention.RetentionRun.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code fdforge.retention_run}. A run whose node says nothing for two minutes counts as gone. */
@Repository
class RunRows {
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final String ABANDONED = """
            update fdforge.retention_run set state = 'FAILED', finished_at = clock_timestamp()
            where state = 'RUNNING' and alive_at < clock_timestamp() - interval '2 minutes'""";
    private static final String BEGIN = """
            insert into fdforge.retention_run (id, dry, actor, state)
            select ?, ?, ?, 'RUNNING' where not exists (select from fdforge.retention_run where state = 'RUNNING')""";
    private static final String SELECT =
            "select id, dry, actor, state, started_at, finished_at, lines from fdforge.retention_run ";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    RunRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return empty while another one runs, on whatever node */
    @Transactional
    public Optional<UUID> begin(boolean dry, String actor) {
        jdbc.execute("select pg_advisory_xact_lock(hashtext('finme.retention'))");
        jdbc.update(ABANDONED);
        UUID id = Ids.next();
        return jdbc.update(BEGIN, id, dry, actor) == 1 ? Optional.of(id) : Optional.empty();
    }

    /** @return whether a run that was not dry began within the hour: clocks of nodes differ by less */
    boolean ranLately() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.retention_run where not dry and actor = 'system'"
                        + " and started_at > clock_timestamp() - interval '1 hour')",
                Boolean.class));
    }

    /** @return false when it was given up: another node may run */
    boolean keep(UUID id, List<Line> lines) {
        return jdbc.update(
                        "update fdforge.retention_run set lines = ?::jsonb, alive_at = clock_timestamp()"
                                + " where id = ? and state = 'RUNNING'",
                        write(lines),
                        id)
                == 1;
    }

    void finish(UUID id, RetentionRun.State state) {
        jdbc.update(
                "update fdforge.retention_run set state = ?, finished_at = clock_timestamp() where id = ?"
                        + " and state = 'RUNNING'",
                state.name(),
                id);
    }

    Optional<RetentionRun> find(UUID id) {
        return jdbc.query(SELECT + "where id = ?", this::read, id).stream().findFirst();
    }

    List<RetentionRun> newest(int limit) {
        return jdbc.query(SELECT + "order by id desc limit ?", this::read, limit);
    }

    private RetentionRun read(ResultSet row, int index) throws SQLException {
        Timestamp finished = row.getTimestamp(6);
        try {
            return new RetentionRun(
                    row.getObject(1, UUID.class),
                    row.getBoolean(2),
                    row.getString(3),
                    RetentionRun.State.valueOf(row.getString(4)),
                    row.getTimestamp(5).toInstant(),
                    finished == null ? null : finished.toInstant(),
                    json.readValue(row.getString(7), LINES));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report of a retention run can't be read", broken);
        }
    }

    private String write(List<Line> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report can't be written as JSON", impossible);
        }
    }
}
