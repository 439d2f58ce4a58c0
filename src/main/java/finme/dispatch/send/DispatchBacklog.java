package finme.dispatch.send;

import finme.dispatch.store.DispatchSettings;
import finme.dispatch.store.Node;
import finme.kernel.Backlog;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Dispatches that are due and not sent, and answers that came and are not applied. Those of a partner that has no room
 * wait for the partner, not for us.
 */
@Component
class DispatchBacklog implements Backlog {
    private static final String DUE = """
            select count(*) filter (where state = 'READY'), count(*) filter (where state = 'SENDING'),
              coalesce(1000 * extract(epoch from clock_timestamp() - min(due_at) filter (where state = 'READY')), 0)::bigint
            from (
              select state, due_at from fdforge.dispatch
              where due_at <= clock_timestamp() + ? * interval '1 millisecond' and (
                state = 'READY' and due_at <= clock_timestamp() and partner <> all (?)
                or state = 'SENDING' and lease_owner = ?)
              order by due_at limit 10000) due""";

    private final JdbcTemplate jdbc;
    private final Bulkheads bulkheads;
    private final DispatchSettings settings;

    DispatchBacklog(JdbcTemplate jdbc, Bulkheads bulkheads, DispatchSettings settings) {
        this.jdbc = jdbc;
        this.bulkheads = bulkheads;
        this.settings = settings;
    }

    @Override
    public Reading read() {
        int atPartners = bulkheads.underWay();
        Reading due = jdbc.queryForObject(
                DUE,
                (row, index) -> new Reading(
                        row.getLong(1) + Math.max(0, row.getLong(2) - atPartners),
                        Duration.ofMillis(Math.max(0, row.getLong(3)))),
                settings.lease().toMillis(),
                bulkheads.lately().toArray(String[]::new),
                Node.NAME);
        return due == null ? Reading.NOTHING : due;
    }
}
