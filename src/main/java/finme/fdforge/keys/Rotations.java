package finme.fdforge.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.key_rotation}: how far all is wrapped by which primary. The file says which one it is. */
@Repository
class Rotations {
    private final JdbcTemplate jdbc;

    Rotations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param changed wrapped anew in this pass over all, which is the last one when there were none */
    record Rotation(int key, UUID cursor, long changed, long done, long of, boolean finished, Duration age) {}

    /** For the transaction: one node at a time changes the file or wraps anew. */
    boolean lock() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select pg_try_advisory_xact_lock(hashtext('finme.keys'))", Boolean.class));
    }

    Optional<Rotation> find(int key) {
        return jdbc
                .query(
                        """
                        select cursor, changed, done, total, finished_at is not null,
                          extract(epoch from clock_timestamp() - started_at)
                        from fdforge.key_rotation where key = ?""",
                        (row, n) -> new Rotation(
                                key,
                                row.getObject(1, UUID.class),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getBoolean(5),
                                Duration.ofSeconds(row.getLong(6))),
                        key)
                .stream()
                .findFirst();
    }

    /** @param of how many are not sealed by the key */
    void begin(int key, long of) {
        jdbc.update(
                "insert into fdforge.key_rotation (key, total) values (?, ?) on conflict (key) do nothing", key, of);
    }

    /** Once more over all of it. */
    void again(int key) {
        jdbc.update(
                "update fdforge.key_rotation set cursor = ?, changed = 0, finished_at = null where key = ?",
                new UUID(0, 0),
                key);
    }

    void advance(int key, UUID cursor, int changed) {
        jdbc.update(
                "update fdforge.key_rotation set cursor = ?, changed = changed + ?, done = done + ? where key = ?",
                cursor,
                changed,
                changed,
                key);
    }

    void finish(int key) {
        jdbc.update("update fdforge.key_rotation set finished_at = clock_timestamp() where key = ?", key);
    }
}
