package finme.account.session;

import finme.account.Sessions.Proven;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.cabinet_session}. Times are the database's, so that all nodes agree. */
@Repository
class SessionRows {
    private static final String OPEN = " signed_in_at > clock_timestamp() - ? * interval '1 millisecond'"
            + " and seen_at > clock_timestamp() - ? * interval '1 millisecond'";

    /** Written once a minute at most: a page that asks every second is no reason for a write each time. */
    private static final String FIND = """
            with found as (
              select id, borrower, members, kind, address, applications, proven_at, seen_at from fdforge.cabinet_session
              where id = ? and""" + OPEN + """
            ), seen as (
              update fdforge.cabinet_session session set seen_at = clock_timestamp() from found
              where session.id = found.id and found.seen_at < clock_timestamp() - interval '1 minute')
            select borrower, members, kind, address, applications, proven_at from found""";

    private final JdbcTemplate jdbc;
    private final SessionSettings settings;

    SessionRows(JdbcTemplate jdbc, SessionSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** @param members all ids that were the person when it was opened; null of one from before that was noted */
    record Row(
            Proven proven,
            @Nullable Set<UUID> members,
            @Nullable Set<UUID> only,
            Instant provenAt) {}

    void insert(byte[] id, Proven proven, Set<UUID> members, @Nullable Set<UUID> only) {
        jdbc.update(
                "insert into fdforge.cabinet_session (id, borrower, members, kind, address, applications)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                proven.borrower(),
                members.toArray(UUID[]::new),
                proven.kind(),
                proven.address(),
                only == null ? null : only.toArray(UUID[]::new));
    }

    Optional<Row> find(byte[] id) {
        return jdbc
                .query(
                        FIND,
                        (row, index) -> row(row),
                        id,
                        settings.longest().toMillis(),
                        settings.idle().toMillis())
                .stream()
                .findFirst();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Proven(row.getObject("borrower", UUID.class), row.getString("kind"), row.getBytes("address")),
                ids(row.getArray("members")),
                ids(row.getArray("applications")),
                row.getTimestamp("proven_at").toInstant());
    }

    private static @Nullable Set<UUID> ids(@Nullable Array ids) throws SQLException {
        return ids == null ? null : Arrays.stream((UUID[]) ids.getArray()).collect(Collectors.toUnmodifiableSet());
    }

    void prove(byte[] id) {
        jdbc.update("update fdforge.cabinet_session set proven_at = clock_timestamp() where id = ?", id);
    }

    void delete(byte[] id) {
        jdbc.update("delete from fdforge.cabinet_session where id = ?", id);
    }

    void deleteOf(Collection<UUID> borrowers) {
        jdbc.update("delete from fdforge.cabinet_session where borrower = any (?)", (Object)
                borrowers.toArray(UUID[]::new));
    }

    void deleteOthers(byte[] id, Collection<UUID> borrowers) {
        jdbc.update(
                "delete from fdforge.cabinet_session where borrower = any (?) and id <> ?",
                borrowers.toArray(UUID[]::new),
                id);
    }

    void deleteEnded() {
        jdbc.update(
                "delete from fdforge.cabinet_session where not (" + OPEN + ")",
                settings.longest().toMillis(),
                settings.idle().toMillis());
    }
}
