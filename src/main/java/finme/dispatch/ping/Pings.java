package finme.dispatch.ping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.ping}. */
@Repository
class Pings {
    private static final String COLUMNS = "id, application, round, partner, attempt, deadline";
    private static final String LATER = "clock_timestamp() + ? * interval '1 millisecond'";

    private final JdbcTemplate jdbc;

    Pings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Once each, however often. @param lease until somebody else looks */
    void add(Collection<Ping> pings, Duration lease) {
        jdbc.batchUpdate(
                "insert into fdforge.ping (" + COLUMNS + ", state, asked_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, 'OPEN', clock_timestamp(), " + LATER + ") on conflict do nothing",
                pings,
                100,
                (row, ping) -> {
                    row.setObject(1, ping.id());
                    row.setObject(2, ping.application());
                    row.setInt(3, ping.round());
                    row.setString(4, ping.partner());
                    row.setInt(5, ping.attempt());
                    row.setTimestamp(6, Timestamp.from(ping.deadline()));
                    row.setLong(7, lease.toMillis());
                });
    }

    /** The first word counts. @return false when there was one before */
    boolean answered(UUID id, Bid bid, Duration lease) {
        return jdbc.update(
                        "update fdforge.ping set state = 'DONE', answered_at = clock_timestamp(), bid = ?, reason_code = ?,"
                                + " due_at = " + LATER + " where id = ? and state = 'OPEN'",
                        bid.amount(),
                        bid.reason(),
                        lease.toMillis(),
                        id)
                == 1;
    }

    boolean isOpen(UUID application, int round) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from fdforge.ping where application = ? and round = ? and state = 'OPEN')",
                Boolean.class,
                application,
                round));
    }

    /** @return the bids that no plan goes by yet, by partner; they are applied from now on */
    Map<String, Bid> apply(UUID application, int round) {
        Map<String, Bid> bids = new HashMap<>();
        jdbc.query(
                "update fdforge.ping set state = 'APPLIED', due_at = null"
                        + " where application = ? and round = ? and state = 'DONE' returning partner, bid, reason_code",
                row -> {
                    bids.put(row.getString("partner"), new Bid(row.getBigDecimal("bid"), row.getString("reason_code")));
                },
                application,
                round);
        return bids;
    }

    /** @param answered nothing but the round has to be taken on */
    record Left(Ping ping, boolean answered) {}

    /** What nobody looks after any more, for the time of a lease. Who was asked by a node that died gets its time anew. */
    List<Left> claim(Duration lease, Duration time, int attempts) {
        return jdbc.query(
                "update fdforge.ping p set due_at = " + LATER + ", attempt = p.attempt + 1,"
                        + " deadline = case when p.attempt < ? then " + LATER + " else p.deadline end"
                        + " from (select id from fdforge.ping where due_at <= now() order by due_at limit 100"
                        + " for update skip locked) due where p.id = due.id returning p.id, p.application, p.round,"
                        + " p.partner, p.attempt, p.deadline, p.state",
                Pings::read,
                lease.toMillis(),
                attempts,
                time.toMillis());
    }

    private static Left read(ResultSet row, int index) throws SQLException {
        Ping ping = new Ping(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getInt("round"),
                row.getString("partner"),
                row.getInt("attempt"),
                row.getTimestamp("deadline").toInstant());
        return new Left(ping, row.getString("state").equals("DONE"));
    }
}
