package finme.retention.erasure;

import finme.retention.Erasure;
import finme.retention.Erasure.Reason;
import finme.retention.Erasure.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.erasure} and {@code fdforge.erasure_person}. */
@Repository
class ErasureRows {
    private static final String SELECT = """
            select e.id, array(select p.person from fdforge.erasure_person p where p.erasure = e.id order by 1), e.reason,
              e.actor, e.state, e.requested_at, e.erased_at, e.done_at, e.attempts
            from fdforge.erasure e\s""";
    /** After a restore elsewhere numbers of transactions say nothing; ten minutes outlast every transaction. */
    private static final String SETTLED = """
            select pg_snapshot_xmin(pg_current_snapshot()) > erased_in
              or erased_at < clock_timestamp() - interval '10 minutes'
            from fdforge.erasure where id = ?""";

    private final JdbcTemplate jdbc;

    ErasureRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when one of them is in another erasure; waits for a concurrent one */
    boolean add(UUID id, Set<UUID> persons, Reason reason, String actor, State state) {
        jdbc.update(
                "insert into fdforge.erasure (id, reason, actor, state) values (?, ?, ?, ?)",
                id,
                reason.name(),
                actor,
                state.name());
        int added = jdbc.update("""
                insert into fdforge.erasure_person (person, erasure)
                select person, ? from unnest(?::uuid[]) as person order by person on conflict do nothing""", id, array(persons));
        return added == persons.size();
    }

    Optional<Erasure> find(UUID id) {
        return jdbc.query(SELECT + "where e.id = ?", ErasureRows::read, id).stream()
                .findFirst();
    }

    /** One node at a time. @return empty when another one is at it */
    Optional<Erasure> lock(UUID id) {
        return jdbc.query(SELECT + "where e.id = ? for update of e skip locked", ErasureRows::read, id).stream()
                .findFirst();
    }

    Optional<Erasure> of(UUID person) {
        return jdbc
                .query(
                        SELECT + "where e.id = (select erasure from fdforge.erasure_person where person = ?)",
                        ErasureRows::read,
                        person)
                .stream()
                .findFirst();
    }

    List<Erasure> newest(int limit) {
        return jdbc.query(SELECT + "order by e.id desc limit ?", ErasureRows::read, limit);
    }

    Set<UUID> persons() {
        return Set.copyOf(jdbc.queryForList(
                "select p.person from fdforge.erasure_person p join fdforge.erasure e on e.id = p.erasure"
                        + " where e.state <> 'REQUESTED'",
                UUID.class));
    }

    List<UUID> due() {
        return jdbc.queryForList(
                "select id from fdforge.erasure where state <> 'DONE' and due_at <= clock_timestamp()"
                        + " order by due_at limit 20",
                UUID.class);
    }

    /** @return those of them whose key is there */
    List<UUID> readable(Collection<UUID> persons) {
        return jdbc.queryForList(
                "select subject from fdforge.subject_key where subject = any (?::uuid[])", UUID.class, (Object)
                        array(persons));
    }

    void filed(UUID id) {
        jdbc.update("update fdforge.erasure set state = 'FILED' where id = ? and state = 'REQUESTED'", id);
    }

    void erased(UUID id) {
        jdbc.update("""
                update fdforge.erasure set state = 'ERASED', erased_at = clock_timestamp(),
                  erased_in = pg_current_xact_id(), attempts = 0
                where id = ?""", id);
    }

    boolean isSettled(UUID id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(SETTLED, Boolean.class, id));
    }

    void done(UUID id) {
        jdbc.update("update fdforge.erasure set state = 'DONE', done_at = clock_timestamp() where id = ?", id);
    }

    void reopen(UUID id) {
        jdbc.update(
                "update fdforge.erasure set state = 'FILED', done_at = null, due_at = clock_timestamp() where id = ?",
                id);
    }

    void failed(UUID id) {
        jdbc.update("""
                update fdforge.erasure set attempts = attempts + 1,
                  due_at = clock_timestamp() + least(1 << least(attempts, 8), 60) * interval '1 second'
                where id = ?""", id);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static Erasure read(ResultSet row, int index) throws SQLException {
        return new Erasure(
                row.getObject(1, UUID.class),
                Arrays.asList((UUID[]) row.getArray(2).getArray()),
                Reason.valueOf(row.getString(3)),
                row.getString(4),
                State.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant(),
                instant(row.getTimestamp(7)),
                instant(row.getTimestamp(8)),
                row.getInt(9));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
