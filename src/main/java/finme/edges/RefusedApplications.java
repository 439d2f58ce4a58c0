package finme.edges;

import finme.kernel.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Applications that were acknowledged by an edge and then refused by core, say because their key had been used for another one;
 * somebody has to see to them. The table {@code fdforge.kept_refused}, sealed as the edge sealed them.
 */
@Repository
public class RefusedApplications {
    private static final String ADD = """
            insert into fdforge.kept_refused (id, edge, source, code, sentence, schema_version, sealed)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set code = excluded.code, sentence = excluded.sentence, settled_at = null""";
    private static final String OPEN = """
            select id, edge, source, at, code, sentence from fdforge.kept_refused
            where settled_at is null order by at desc limit ?""";

    private final JdbcTemplate jdbc;

    RefusedApplications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param edge its name */
    public record Sealed(UUID id, String edge, String source, int schemaVersion, String sealed) {
        @Override
        public String toString() {
            return "Sealed[" + source + ' ' + id + ']';
        }
    }

    /** @param code of the problem @param sentence of the problem; neither says anything personal */
    public record Refused(
            UUID id, String reference, String edge, String source, Instant at, String code, String sentence) {}

    /** Once more is the same, with the newest reason. */
    public void add(Sealed application, String code, String sentence) {
        jdbc.update(
                ADD,
                application.id(),
                application.edge(),
                application.source(),
                code,
                sentence,
                application.schemaVersion(),
                application.sealed());
    }

    /** Newest first. */
    public List<Refused> open(int limit) {
        return jdbc.query(OPEN, (row, index) -> refused(row), limit);
    }

    public int count() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from fdforge.kept_refused where settled_at is null", Integer.class));
    }

    /** @return empty when there is none, or it is settled */
    public Optional<Sealed> find(UUID id) {
        return jdbc
                .query(
                        "select edge, source, schema_version, sealed from fdforge.kept_refused"
                                + " where id = ? and settled_at is null",
                        (row, index) ->
                                new Sealed(id, row.getString(1), row.getString(2), row.getInt(3), row.getString(4)),
                        id)
                .stream()
                .findFirst();
    }

    /** What waits for somebody, by id. */
    List<Sealed> after(UUID last, int limit) {
        return jdbc.query(
                "select id, edge, source, schema_version, sealed from fdforge.kept_refused"
                        + " where settled_at is null and id > ? order by id limit ?",
                (row, index) -> new Sealed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5)),
                last,
                limit);
    }

    /** It was taken in after all, or somebody decided that nothing is to be done. What was sealed goes. */
    public void settle(UUID id) {
        jdbc.update(
                "update fdforge.kept_refused set settled_at = clock_timestamp(), sealed = ''"
                        + " where id = ? and settled_at is null",
                id);
    }

    private static Refused refused(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new Refused(
                id,
                Reference.of(id),
                row.getString(2),
                row.getString(3),
                Objects.requireNonNull(row.getTimestamp(4)).toInstant(),
                row.getString(5),
                row.getString(6));
    }
}
