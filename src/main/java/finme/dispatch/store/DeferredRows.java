package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.node.DispatchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Items of the inbox that wait to be applied. Their dispatches are nobody else's work meanwhile: neither sent nor overdue,
 * since the partner has answered.
 */
@Repository
public class DeferredRows {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String NEXT = "clock_timestamp() + least(?::bigint << least(i.attempts, 16), "
            + LONGEST.toMillis() + ") * interval '1 millisecond'";

    private final JdbcTemplate jdbc;
    private final Duration first;

    DeferredRows(JdbcTemplate jdbc, DispatchSettings settings) {
        this.jdbc = jdbc;
        this.first = settings.backoff().multipliedBy(10);
    }

    /** @param answer sealed; null when nothing but the outcome may be kept */
    public record Due(UUID id, UUID application, UUID dispatch, Outcome outcome, byte @Nullable [] answer) {
        @Override
        public String toString() {
            return "Due[" + id + ' ' + outcome + ']';
        }
    }

    /** Of an item in TO_APPLY: what, and when for the first time. */
    public void keep(UUID item, UUID dispatch, byte @Nullable [] answer) {
        jdbc.update(
                "update fdforge.inbox i set answer = ?, due_at = " + NEXT + " where id = ?",
                answer,
                first.toMillis(),
                item);
        jdbc.update("""
                update fdforge.dispatch set state = 'WAITING', lease_owner = null, due_at = 'infinity'
                where id = ? and state <> 'CLOSED'""", dispatch);
    }

    /** Takes at most 50 that are due; unless applied they are due again later and later, also when this node dies. */
    public List<Due> claim() {
        return jdbc.query(
                "update fdforge.inbox i set attempts = i.attempts + 1, due_at = " + NEXT + """
                 from (select id from fdforge.inbox where state = 'TO_APPLY' and due_at <= now()
                  order by due_at limit 50 for update skip locked) due
                where i.id = due.id returning i.id, i.application, i.dispatch, i.outcome, i.answer""",
                (row, index) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("application", UUID.class),
                        row.getObject("dispatch", UUID.class),
                        Outcome.valueOf(Objects.requireNonNull(row.getString("outcome"))),
                        row.getBytes("answer")),
                first.toMillis());
    }

    /** @return false when it was applied meanwhile */
    public boolean take(UUID item) {
        return jdbc.update(
                        "update fdforge.inbox set state = 'APPLIED', answer = null, due_at = null where id = ? and state = 'TO_APPLY'",
                        item)
                == 1;
    }

    /** Nothing was to be done: the dispatch goes on as it stands. */
    public void drop(UUID item, UUID dispatch) {
        jdbc.update("delete from fdforge.inbox where id = ?", item);
        jdbc.update(
                "update fdforge.dispatch set due_at = decide_by where id = ? and state = 'WAITING' and due_at = 'infinity'",
                dispatch);
    }
}
