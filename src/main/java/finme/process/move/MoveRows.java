package finme.process.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.process_move} and {@code fdforge.process_move_instance}, and how far the engine is with them. */
@Repository
class MoveRows {
    private static final int MOST = 20;
    /** Those not yet moved still follow the version they came from; those that ended follow none. */
    private static final String SELECT = """
            select m.*, (select count(*) from fdforge.process_move_instance i join engine.act_ru_execution e
                on e.id_ = i.instance where i.move = m.id and e.proc_def_id_ = m.source) as left_over,
              exists (select from engine.act_ru_batch b where b.id_ = m.batch) as under_way,
              exists (select from engine.act_ru_batch b join engine.act_ru_job j on j.job_def_id_ in
                  (b.batch_job_def_id_, b.seed_job_def_id_) where b.id_ = m.batch and j.retries_ > 0) as goes_on
            from fdforge.process_move m""";

    private final JdbcTemplate jdbc;

    MoveRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param source,target ids of definitions @param left those that still follow the source */
    record Row(
            UUID id,
            String key,
            String source,
            int from,
            String target,
            int to,
            long total,
            long left,
            boolean goesOn,
            Instant at,
            String actor,
            @Nullable UUID backOf) {}

    /** Nobody else begins a move of this process until the transaction ends. */
    void lock(String key) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended('finme.process-move/' || ?, 0))", row -> {}, key);
    }

    void add(Row row, String batch, Collection<String> instances) {
        jdbc.update(
                "insert into fdforge.process_move (id, key, source, from_version, target, to_version, batch, total, actor,"
                        + " back_of) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id,
                row.key,
                row.source,
                row.from,
                row.target,
                row.to,
                batch,
                row.total,
                row.actor,
                row.backOf);
        jdbc.update(
                "insert into fdforge.process_move_instance (move, instance) select ?, unnest(?::text[])",
                row.id,
                instances.toArray(String[]::new));
    }

    Optional<Row> find(UUID id) {
        return jdbc.query(SELECT + " where m.id = ?", MoveRows::read, id).stream()
                .findFirst();
    }

    List<Row> of(String key) {
        return jdbc.query(SELECT + " where m.key = ? order by m.id desc limit " + MOST, MoveRows::read, key);
    }

    List<String> instances(UUID move) {
        return jdbc.queryForList(
                "select instance from fdforge.process_move_instance where move = ?", String.class, move);
    }

    private static Row read(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("source"),
                row.getInt("from_version"),
                row.getString("target"),
                row.getInt("to_version"),
                row.getLong("total"),
                row.getLong("left_over"),
                row.getBoolean("under_way") && row.getBoolean("goes_on"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getObject("back_of", UUID.class));
    }
}
