package finme.dispatch.again;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Dispatches that go out once more. */
@Repository
class RepeatRows {
    /** As if nothing had been heard. What never left takes a place at its partner again, what did keeps what it had. */
    private static final String AGAIN = """
            update fdforge.dispatch set state = 'READY', due_at = clock_timestamp(), lease_owner = null, heard = '',
              outcome = null, conflict = false, winner = false, reason_code = null, answer = null, decided_at = null,
              deadline = null, attempt = case when ? then 0 else least(attempt, 1) end,
              not_before = case when ? then clock_timestamp() else not_before end,
              place = case when ? then null else place end, placed_at = case when ? then null else placed_at end,
              cost = case when ? then null else cost end,
              decide_by = clock_timestamp() + ? * interval '1 millisecond'
            where id = ? and state in ('CLOSED', 'WAITING', 'READY')""";

    private final JdbcTemplate jdbc;

    RepeatRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param unsent the partner never got it @return false when it is on its way just now */
    boolean again(UUID dispatch, boolean unsent, Duration answerWithin) {
        return jdbc.update(AGAIN, unsent, unsent, unsent, unsent, unsent, answerWithin.toMillis(), dispatch) == 1;
    }
}
