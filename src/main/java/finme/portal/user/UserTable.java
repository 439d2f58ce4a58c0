package finme.portal.user;

import finme.portal.PartnerUser;
import finme.portal.PartnerUser.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.partner_user}. */
@Repository
class UserTable {
    private static final String SELECT =
            "select name, partners, state, version, invited_until, seen_at, sessions, password from fdforge.partner_user ";

    private final JdbcTemplate jdbc;

    UserTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param password its hash; null while there is none */
    record Row(PartnerUser user, @Nullable String password) {
        @Override
        public String toString() {
            return "Row[" + user.name() + ']';
        }
    }

    List<PartnerUser> all() {
        return jdbc.query(SELECT + "order by name limit 1000", (row, index) -> read(row).user);
    }

    Optional<Row> find(String name) {
        return jdbc.query(SELECT + "where name = ?", (row, index) -> read(row), name).stream()
                .findFirst();
    }

    /** By the hash of a link that is still good. */
    Optional<Row> invited(byte[] link) {
        return jdbc
                .query(
                        SELECT
                                + "where invitation = ? and invited_until > clock_timestamp() and state <> 'DISABLED' for update",
                        (row, index) -> read(row),
                        (Object) link)
                .stream()
                .findFirst();
    }

    /** @return false when the name is taken */
    boolean add(String name, List<String> partners) {
        return jdbc.update(
                        "insert into fdforge.partner_user (name, partners, state) values (?, ?, 'INVITED') on conflict do nothing",
                        name,
                        partners.toArray(String[]::new))
                == 1;
    }

    /** @return until when it is good */
    Instant invite(String name, byte[] link, Duration good) {
        Timestamp until = jdbc.queryForObject("""
                update fdforge.partner_user set invitation = ?, version = version + 1,
                  invited_until = clock_timestamp() + ? * interval '1 second' where name = ? returning invited_until""", Timestamp.class, link, good.toSeconds(), name);
        return Objects.requireNonNull(until).toInstant();
    }

    /** Of who is shut out no link and no session is left, also for later. @return false when somebody else was faster */
    boolean change(String name, List<String> partners, State state, int version) {
        boolean out = state == State.DISABLED;
        return jdbc.update("""
                update fdforge.partner_user set partners = ?, state = ?, version = version + 1,
                  invitation = case when ? then null else invitation end,
                  invited_until = case when ? then null else invited_until end,
                  sessions = sessions + case when ? then 1 else 0 end where name = ? and version = ?""", partners.toArray(String[]::new), state.name(), out, out, out, name, version) == 1;
    }

    /** Whoever is signed in by the former one is so no longer. */
    void password(String name, String hash) {
        jdbc.update("""
                update fdforge.partner_user set password = ?, state = 'ACTIVE', invitation = null, invited_until = null,
                  version = version + 1, sessions = sessions + 1 where name = ?""", hash, name);
    }

    /** To the minute. */
    void seen(String name) {
        jdbc.update("""
                update fdforge.partner_user set seen_at = clock_timestamp()
                where name = ? and (seen_at is null or seen_at < clock_timestamp() - interval '1 minute')""", name);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new PartnerUser(
                        row.getString("name"),
                        List.copyOf(Arrays.asList(
                                (String[]) row.getArray("partners").getArray())),
                        State.valueOf(row.getString("state")),
                        row.getInt("version"),
                        instant(row.getTimestamp("invited_until")),
                        instant(row.getTimestamp("seen_at")),
                        row.getInt("sessions")),
                row.getString("password"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
