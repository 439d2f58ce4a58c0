package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.model.InboxItem;
import finme.dispatch.model.InboxItem.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class Inbox {
    private static final String SELECT = """
            select id, partner, event, dispatch, application, state, outcome, reason, raw, received_at
            from fdforge.inbox where\s""";

    private final JdbcTemplate jdbc;

    Inbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds an event. One that is yet to be applied is taken up again, and so is one that could not be applied before: its
     * mapping may have been repaired. While it still names no case of ours, its text stays the first one.
     *
     * @return the row's id; null when the event was there before, also by a transaction that ran at the same time
     */
    public @Nullable UUID add(InboxItem item) {
        return jdbc
                .queryForList(
                        """
                        insert into fdforge.inbox (id, partner, event, dispatch, application, state, outcome, reason, raw, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp())
                        on conflict (partner, event) do update set dispatch = excluded.dispatch,
                          application = excluded.application, state = excluded.state, outcome = excluded.outcome,
                          reason = excluded.reason, answer = null, due_at = null,
                          raw = case when excluded.application is null and inbox.application is null
                            then inbox.raw else excluded.raw end
                        where inbox.state in ('UNMAPPABLE', 'UNKNOWN_REFERENCE')
                          or inbox.state = 'TO_APPLY' and inbox.outcome is not distinct from excluded.outcome
                        returning id""",
                        UUID.class,
                        item.id(),
                        item.partner(),
                        item.event(),
                        item.dispatch(),
                        item.application(),
                        item.state().name(),
                        item.outcome() == null ? null : item.outcome().name(),
                        item.reason(),
                        item.raw())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Whether the event is there, with another word. */
    public boolean saidOtherwise(String partner, String event, Outcome word) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.inbox where partner = ? and event = ? and outcome is distinct from ?)",
                Boolean.class,
                partner,
                event,
                word.name()));
    }

    public void mark(UUID id, State state) {
        jdbc.update("update fdforge.inbox set state = ? where id = ?", state.name(), id);
    }

    /**
     * Newest first.
     *
     * @param states at least one
     * @param application null for all
     * @param before id of the last item of the previous page
     */
    public List<InboxItem> list(
            Collection<State> states, @Nullable UUID application, @Nullable UUID before, int limit) {
        // what is not asked for is not in the statement, and states and limit are: else its one plan fits none
        String named = states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
        StringBuilder sql =
                new StringBuilder(SELECT).append("state in (").append(named).append(')');
        List<UUID> values = new ArrayList<>();
        if (application != null) {
            sql.append(" and application = ?");
            values.add(application);
        }
        if (before != null) {
            sql.append(" and id < ?");
            values.add(before);
        }
        sql.append(" order by id desc limit ").append(limit);
        return jdbc.query(sql.toString(), Inbox::read, values.toArray());
    }

    /** Newest first. */
    public List<InboxItem> of(UUID application, String partner, int limit) {
        return jdbc.query(
                SELECT + "application = ? and partner = ? order by id desc limit ?",
                Inbox::read,
                application,
                partner,
                limit);
    }

    /** Of a callback: its event, and its text while that is kept; empty when not. */
    public record Text(UUID id, String partner, String event, byte[] raw) {
        @Override
        public String toString() {
            return "Text[" + id + ']';
        }
    }

    /** Those that name no case of ours, oldest first. @param after the last one of the page before */
    public List<Text> unmatched(UUID after, int limit) {
        return jdbc.query("""
                select id, partner, event, raw from fdforge.inbox
                where state in ('UNMAPPABLE', 'UNKNOWN_REFERENCE') and application is null and id > ?
                order by id limit ?""", Inbox::text, after, limit);
    }

    public List<Text> of(Collection<UUID> applications) {
        return jdbc.query(
                "select id, partner, event, raw from fdforge.inbox where application = any (?::uuid[])",
                Inbox::text,
                (Object) Rows.texts(applications));
    }

    private static Text text(ResultSet row, int index) throws SQLException {
        return new Text(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBytes(4));
    }

    /** @param event what stands for it from now on */
    public void forget(UUID id, String event) {
        jdbc.update("update fdforge.inbox set raw = '', answer = null, event = ? where id = ?", event, id);
    }

    private static InboxItem read(ResultSet row, int index) throws SQLException {
        String outcome = row.getString("outcome");
        return new InboxItem(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                row.getString("event"),
                row.getObject("dispatch", UUID.class),
                row.getObject("application", UUID.class),
                State.valueOf(row.getString("state")),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("reason"),
                row.getBytes("raw"),
                Rows.instant(row, "received_at"));
    }
}
