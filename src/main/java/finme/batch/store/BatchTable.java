package finme.batch.store;

import finme.batch.Batch;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code fdforge.batch}. Whoever takes a turn holds its lease by the database's clock. */
@Repository
public class BatchTable {
    private static final String COLUMNS =
            "id, source, actor, state, reason, rows, accepted, duplicates, rejected, opened_at, ended_at";
    private static final String CLOSE = """
            update fdforge.batch b set state = 'RUNNING', digest = ?, touched_at = clock_timestamp(),
              due_at = clock_timestamp(), origin = coalesce((select f.origin from fdforge.batch f
                where f.source = b.source and f.digest = ? and f.state <> 'FAILED' order by f.id limit 1), b.id)
            where id = ? and state = 'RECEIVING'""";
    private static final String TAKE = """
            update fdforge.batch set leased_until = clock_timestamp() + ? * interval '1 millisecond'
            where id = (select id from fdforge.batch where state = 'RUNNING' and due_at <= clock_timestamp()
              and leased_until < clock_timestamp() order by due_at limit 1 for update skip locked)
            returning id, source, origin""";
    private static final String PASS_ON = """
            update fdforge.batch set accepted = accepted + ?, duplicates = duplicates + ?, rejected = rejected + ?,
              touched_at = clock_timestamp(), leased_until = '-infinity',
              due_at = clock_timestamp() + ? * interval '1 millisecond'
            where id = ?""";
    private static final String ABANDONED = """
            select id from fdforge.batch where state = 'RECEIVING'
              and touched_at < clock_timestamp() - ? * interval '1 millisecond' limit 100""";

    private final JdbcTemplate jdbc;

    BatchTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A turn at a batch that is due. */
    public record Turn(UUID id, String source, UUID origin) {}

    /** What became of rows. */
    public record Counts(int accepted, int duplicates, int rejected) {}

    /** @return false when it was there */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(UUID id, String source, String actor) {
        return jdbc.update(
                        "insert into fdforge.batch (id, source, actor, origin) values (?, ?, ?, ?) on conflict do nothing",
                        id,
                        source,
                        actor,
                        id)
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Batch> lock(UUID id) {
        return jdbc
                .query("select " + COLUMNS + " from fdforge.batch where id = ? for update", BatchTable::read, id)
                .stream()
                .findFirst();
    }

    public Optional<Batch> find(UUID id) {
        return jdbc.query("select " + COLUMNS + " from fdforge.batch where id = ?", BatchTable::read, id).stream()
                .findFirst();
    }

    public List<Batch> list(@Nullable String source, UUID before, int limit) {
        String start = "select " + COLUMNS + " from fdforge.batch where id < ? ";
        String end = "order by id desc limit ?";
        return source == null
                ? jdbc.query(start + end, BatchTable::read, before, limit)
                : jdbc.query(start + "and source = ? " + end, BatchTable::read, before, source, limit);
    }

    public void grow(UUID id, int rows) {
        jdbc.update("update fdforge.batch set rows = rows + ?, touched_at = clock_timestamp() where id = ?", rows, id);
    }

    /** From here on it runs. */
    public void close(UUID id, byte[] digest) {
        jdbc.update(CLOSE, digest, digest, id);
    }

    public void finish(UUID id, Batch.State state, @Nullable String reason) {
        jdbc.update(
                "update fdforge.batch set state = ?, reason = ?, ended_at = clock_timestamp() where id = ?",
                state.name(),
                reason,
                id);
    }

    /** The one that has waited longest; two nodes never get the same. */
    public Optional<Turn> take(Duration lease) {
        return jdbc
                .query(
                        TAKE,
                        (row, number) ->
                                new Turn(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class)),
                        lease.toMillis())
                .stream()
                .findFirst();
    }

    /** @param pause before it has a turn again */
    public void passOn(UUID id, Counts more, Duration pause) {
        jdbc.update(PASS_ON, more.accepted(), more.duplicates(), more.rejected(), pause.toMillis(), id);
    }

    public List<UUID> abandoned(Duration silence) {
        return jdbc.queryForList(ABANDONED, UUID.class, silence.toMillis());
    }

    private static Batch read(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp(11);
        return new Batch(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Batch.State.valueOf(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getTimestamp(10).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
