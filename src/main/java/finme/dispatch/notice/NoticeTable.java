package finme.dispatch.notice;

import finme.dispatch.PartnerNotices.Failed;
import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.PartnerNotices.Notice;
import finme.dispatch.PartnerNotices.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** {@code fdforge.partner_notice}. Times are the database's. */
@Repository
class NoticeTable {
    private static final int MOST = 50;
    private static final String ADD = """
            insert into fdforge.partner_notice (id, application, dispatch, partner, kind, about, state, reason, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + ?::bigint * interval '1 millisecond') on conflict do nothing""";
    private static final String CLAIM = """
            update fdforge.partner_notice n set tries = tries + 1, due_at = clock_timestamp() + ? * interval '1 millisecond'
            where id in (select id from fdforge.partner_notice where due_at <= clock_timestamp()
              order by due_at limit ? for update skip locked)
            returning n.*, clock_timestamp() - n.created_at > interval '3 days' as last""";
    private static final String SETTLE = """
            update fdforge.partner_notice set state = ?, reason = ?,
              at = case when state = ? then at else clock_timestamp() end,
              due_at = clock_timestamp() + ?::bigint * interval '1 millisecond'
            where id = ? and tries = ?""";

    private final JdbcTemplate jdbc;

    NoticeTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One on its way. @param last it is not tried again after this @param attempt from 1 */
    record Due(
            UUID id,
            UUID application,
            UUID dispatch,
            String partner,
            Kind kind,
            @Nullable UUID about,
            State state,
            int attempt,
            boolean last) {}

    /** Once more is the same. */
    void add(Collection<NoticeRow> rows) {
        jdbc.batchUpdate(ADD, rows, MOST, (statement, row) -> {
            statement.setObject(1, row.id());
            statement.setObject(2, row.application());
            statement.setObject(3, row.dispatch());
            statement.setString(4, row.partner());
            statement.setString(5, row.kind().name());
            statement.setObject(6, row.about());
            statement.setString(7, row.state().name());
            statement.setString(8, row.reason());
            statement.setObject(9, row.pause() == null ? null : row.pause().toMillis());
        });
    }

    /** Whoever has them sends them; if that node dies, they are due again when the lease ends. */
    List<Due> claim(Duration lease) {
        return jdbc.query(CLAIM, NoticeTable::due, lease.toMillis(), MOST);
    }

    /** @param wait until it is tried again; null: it is over @return false when somebody else has it meanwhile */
    boolean settle(Due due, State state, @Nullable String reason, @Nullable Duration wait) {
        Long millis = wait == null ? null : wait.toMillis();
        return jdbc.update(SETTLE, state.name(), reason, state.name(), millis, due.id(), due.attempt()) == 1;
    }

    /** As if it had not been claimed. */
    void putBack(Due due, Duration wait) {
        jdbc.update("""
                update fdforge.partner_notice set tries = tries - 1,
                  due_at = clock_timestamp() + ? * interval '1 millisecond' where id = ? and tries = ?""", wait.toMillis(), due.id(), due.attempt());
    }

    int count(UUID dispatch, Kind kind) {
        Integer count = jdbc.queryForObject(
                "select count(*) from fdforge.partner_notice n join fdforge.dispatch d on d.application = n.application"
                        + " where d.id = ? and n.dispatch = d.id and n.kind = ?",
                Integer.class,
                dispatch,
                kind.name());
        return count == null ? 0 : count;
    }

    List<Failed> failed(int limit) {
        return jdbc.query(
                "select id, application, partner, kind, at from fdforge.partner_notice where state = 'FAILED'"
                        + " and due_at is null and at > clock_timestamp() - interval '30 days' order by at limit ?",
                (row, index) -> new Failed(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        Kind.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant()),
                limit);
    }

    /** Oldest first. */
    List<Told> of(Collection<UUID> applications) {
        return jdbc.query(
                "select * from fdforge.partner_notice where application = any (?::uuid[]) order by created_at, partner",
                (row, index) -> new Told(row.getObject("application", UUID.class), notice(row)),
                (Object) applications.stream().map(UUID::toString).toArray(String[]::new));
    }

    record Told(UUID application, Notice notice) {}

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("tries"),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("due_at") != null);
    }

    private static Due due(ResultSet row, int index) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getObject("dispatch", UUID.class),
                row.getString("partner"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("about", UUID.class),
                State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getBoolean("last"));
    }
}
