package finme.dispatch.store;

import finme.dispatch.OfferReviews.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Dispatches that wait for an operator. */
@Repository
public class ReviewRows {
    /** As if it had not answered. One attempt is left behind, so that nobody takes it for one that never went out. */
    private static final String ASK_AGAIN = """
            update fdforge.dispatch set state = 'READY', due_at = clock_timestamp(), lease_owner = null, heard = '',
              outcome = null, conflict = false, reason_code = null, answer = null, decided_at = null,
              attempt = least(attempt, 1), deadline = null,
              decide_by = clock_timestamp() + ? * interval '1 millisecond'
            where id = ? and state = 'WAITING'""";

    private final JdbcTemplate jdbc;

    ReviewRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Waiting> waiting(int limit) {
        return jdbc.query(
                """
                select application, id, partner, reason_code, created_at from fdforge.dispatch
                where state = 'WAITING' and outcome = 'UNDER_REVIEW' order by created_at limit ?""",
                (row, index) -> new Waiting(
                        row.getObject("application", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("partner"),
                        row.getString("reason_code"),
                        row.getTimestamp("created_at").toInstant()),
                limit);
    }

    public void askAgain(UUID id, Duration answerWithin) {
        jdbc.update(ASK_AGAIN, answerWithin.toMillis(), id);
    }
}
