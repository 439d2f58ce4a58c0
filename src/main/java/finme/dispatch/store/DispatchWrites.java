package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.model.Delivery.State;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Place;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.node.Node;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What a transaction changes in the table of dispatches, all of it at once. */
@Repository
class DispatchWrites {
    private static final String INSERT = """
            insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,
              test, min_price, state, attempt, created_at, decide_by, deadline, not_before, place, placed_at, cost, bid,
              due_at, lease_owner)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              least(greatest(clock_timestamp() + ? * interval '1 millisecond', ?), ?), ?)""";
    private static final String HEAR = """
            update fdforge.dispatch set state = ?, due_at = ?, lease_owner = null, heard = ?, outcome = ?, conflict = ?,
              winner = ?, decide_by = greatest(decide_by, ?), reason_code = ?, price = ?, answer = ?,
              attempt = case when ? then 0 else attempt end, place = coalesce(?, place), placed_at = coalesce(placed_at, ?), cost = coalesce(cost, ?),
              decided_at = case when ? then coalesce(decided_at, clock_timestamp()) end
            where id = ?""";

    private final JdbcTemplate jdbc;
    private final Duration lease;

    DispatchWrites(JdbcTemplate jdbc, DispatchSettings settings) {
        this.jdbc = jdbc;
        this.lease = settings.lease();
    }

    /** Those that are READY are due at once; those on their way are this node's until their lease ends. */
    void insert(Collection<Dispatch> dispatches) {
        if (!dispatches.isEmpty()) {
            jdbc.batchUpdate(INSERT, dispatches, dispatches.size(), this::insert);
        }
    }

    private void insert(PreparedStatement row, Dispatch d) throws SQLException {
        boolean sending = d.state() == State.SENDING;
        row.setObject(1, d.id());
        row.setObject(2, d.application());
        row.setString(3, d.partner());
        row.setInt(4, d.partnerVersion());
        row.setInt(5, d.round());
        row.setInt(6, d.wave());
        row.setString(7, d.mode().name());
        row.setString(8, d.reference());
        row.setBoolean(9, d.test());
        row.setBigDecimal(10, d.minPrice());
        row.setString(11, d.state().name());
        row.setInt(12, d.attempt());
        row.setTimestamp(13, Timestamp.from(d.createdAt()));
        row.setTimestamp(14, Timestamp.from(d.decideBy()));
        row.setTimestamp(15, timestamp(d.deadline()));
        row.setTimestamp(16, timestamp(d.notBefore()));
        Place place = d.place();
        row.setString(17, place == null ? null : place.state().name());
        row.setTimestamp(18, place == null ? null : Timestamp.from(place.at()));
        row.setBigDecimal(19, place == null ? null : place.cost());
        row.setBigDecimal(20, d.bid());
        row.setLong(21, sending ? lease.toMillis() : 0);
        row.setTimestamp(22, timestamp(d.notBefore()));
        row.setTimestamp(23, d.notBefore() == null ? null : timestamp(d.deadline()));
        row.setString(24, sending ? Node.NAME : null);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    /** A closed one is due never again. */
    void hear(Collection<Dispatch> dispatches) {
        if (!dispatches.isEmpty()) {
            jdbc.batchUpdate(HEAR, dispatches, dispatches.size(), DispatchWrites::hear);
        }
    }

    private static void hear(PreparedStatement row, Dispatch d) throws SQLException {
        boolean closed = d.outcomes().closed();
        Outcome outcome = d.outcome();
        row.setString(1, closed ? State.CLOSED.name() : State.WAITING.name());
        row.setTimestamp(2, closed ? null : Timestamp.from(d.decideBy()));
        row.setString(3, d.outcomes().heard().stream().map(Enum::name).collect(Collectors.joining(",")));
        row.setString(4, outcome == null ? null : outcome.name());
        row.setBoolean(5, d.outcomes().conflict());
        row.setBoolean(6, d.winner());
        row.setTimestamp(7, Timestamp.from(d.decideBy()));
        row.setString(8, d.reasonCode());
        row.setBigDecimal(9, d.price());
        row.setBytes(10, d.answer());
        Place place = d.place();
        row.setBoolean(11, d.isKeptBack());
        row.setString(12, place == null ? null : place.state().name());
        row.setTimestamp(13, place == null ? null : Timestamp.from(place.at()));
        row.setBigDecimal(14, place == null ? null : place.cost());
        row.setBoolean(15, closed);
        row.setObject(16, d.id());
    }
}
