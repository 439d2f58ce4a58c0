package finme.process.studio;

import finme.process.DecisionStudio.State;
import finme.process.DecisionStudio.Trial;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.decision_draft}. */
@Repository
class DraftRows {
    private static final String SELECT = "select id, decision, base, xml, note, author, created_at, state, faults,"
            + " trial_share, trial_by, trial_at, trial_ended_at from fdforge.decision_draft ";

    private final JdbcTemplate jdbc;

    DraftRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            String decision,
            int base,
            String xml,
            @Nullable String note,
            String author,
            Instant at,
            State state,
            @Nullable String faults,
            @Nullable Trial trial) {}

    void add(UUID id, String decision, int base, String xml, @Nullable String note, String author, String faults) {
        jdbc.update(
                "insert into fdforge.decision_draft (id, decision, base, xml, note, author, faults)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb)",
                id,
                decision,
                base,
                xml,
                note,
                author,
                faults);
    }

    Optional<Row> find(String decision, UUID id) {
        return jdbc.query(SELECT + "where decision = ? and id = ?", DraftRows::row, decision, id).stream()
                .findFirst();
    }

    /** Until the transaction ends nobody else settles it. */
    Optional<Row> lock(String decision, UUID id) {
        return jdbc.query(SELECT + "where decision = ? and id = ? for update", DraftRows::row, decision, id).stream()
                .findFirst();
    }

    List<Row> open(String decision) {
        return jdbc.query(
                SELECT + "where decision = ? and state = 'OPEN' order by id desc limit 100", DraftRows::row, decision);
    }

    void settle(UUID id, State state, String actor, @Nullable Integer version) {
        jdbc.update("""
                update fdforge.decision_draft
                set state = ?, settled_by = ?, settled_at = clock_timestamp(), version = ?,
                  trial_ended_at = case when trial_at is not null then coalesce(trial_ended_at, clock_timestamp()) end
                where id = ?""", state.name(), actor, version, id);
    }

    /** Goes on where it ended when it was on trial before. @throws DuplicateKeyException when another one is on trial */
    void startTrial(UUID id, int share, String actor) {
        jdbc.update("""
                update fdforge.decision_draft set trial_share = ?, trial_by = ?,
                  trial_at = coalesce(trial_at, clock_timestamp()), trial_ended_at = null where id = ?""", share, actor, id);
    }

    void endTrial(UUID id) {
        jdbc.update("update fdforge.decision_draft set trial_ended_at = clock_timestamp() where id = ?", id);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                State.valueOf(row.getString(8)),
                row.getString(9),
                trial(row));
    }

    private static @Nullable Trial trial(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(12);
        Timestamp ended = row.getTimestamp(13);
        return at == null
                ? null
                : new Trial(
                        row.getInt(10), row.getString(11), at.toInstant(), ended == null ? null : ended.toInstant());
    }
}
