package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.store.Dispatch.State;
import finme.fdforge.PerTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every due time is measured by the database's clock: nodes may disagree about the time. */
@Repository
public class Dispatches {
    private static final String COLUMNS = """
            d.id, d.application, d.partner, d.partner_version, d.round, d.wave, d.mode, d.reference, d.test, d.min_price,
            d.state, d.attempt, d.created_at, d.decide_by, d.deadline, d.heard, d.winner, d.reason_code, d.price,
            d.answer, d.decided_at""";
    private static final String MILLIS = " * interval '1 millisecond'";

    private final JdbcTemplate jdbc;
    private final DispatchWrites writes;
    private final PerTransaction<Pending> pending = new PerTransaction<>(Pending::new, this::write);

    Dispatches(JdbcTemplate jdbc, DispatchWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** Written before the transaction commits. Those that are READY are due at once, the others when their lease ends. */
    public void add(Collection<Dispatch> dispatches) {
        pending.change(mine -> dispatches.forEach(dispatch -> mine.add.put(dispatch.id(), dispatch)));
    }

    /** Notes what was heard; written before the transaction commits. */
    public void hear(Dispatch dispatch) {
        pending.change(mine -> mine.hear.put(dispatch.id(), dispatch));
    }

    private record Pending(Map<UUID, Dispatch> add, Map<UUID, Dispatch> hear) {
        Pending() {
            this(new LinkedHashMap<>(), new TreeMap<>());
        }
    }

    private void write(Pending mine) {
        writes.insert(mine.add.values());
        writes.hear(mine.hear.values());
        mine.add.clear();
        mine.hear.clear();
    }

    /** Oldest round and wave first. */
    public List<Dispatch> of(UUID application) {
        pending.write();
        return jdbc.query(
                "select " + COLUMNS
                        + " from fdforge.dispatch d where d.application = ? order by d.round, d.wave, d.partner",
                Dispatches::read,
                application);
    }

    public List<Dispatch> of(Collection<UUID> applications) {
        pending.write();
        return jdbc.query(
                "select " + COLUMNS
                        + " from fdforge.dispatch d where d.application = any (?::uuid[]) order by d.round, d.wave, d.partner",
                Dispatches::read,
                (Object) Rows.texts(applications));
    }

    public Optional<Dispatch> byReference(String partner, String reference) {
        pending.write();
        return jdbc
                .query(
                        "select " + COLUMNS + " from fdforge.dispatch d where d.reference = ? and d.partner = ?",
                        Dispatches::read,
                        reference,
                        partner)
                .stream()
                .findFirst();
    }

    /**
     * Takes what is due under a lease of its own: to be sent, left behind by a dead node, or overdue. Never waits for a
     * row somebody else holds, and touches none for whose partner there is no room, however many of them there are.
     *
     * @param room how many each partner takes at the moment; those it does not name take none
     * @param limit of what is not to be sent for the first time or again
     * @return those that are not overdue are in SENDING now
     */
    public List<Claimed> claimDue(Map<String, Integer> room, int limit, Duration lease, String owner) {
        return jdbc.query(
                """
                with ready as (
                  select d.id, false as overdue, true as ready
                  from unnest(?::text[], ?::int[]) as r(partner, room) cross join lateral (
                    select id from fdforge.dispatch
                    where state = 'READY' and partner = r.partner and due_at <= now() and least(deadline, decide_by) > now()
                    order by due_at limit r.room for update skip locked) d),
                late as (
                  select id, true as overdue, true as ready from fdforge.dispatch
                  where state = 'READY' and least(deadline, decide_by) <= now() and due_at <= now()
                  limit ? for update skip locked),
                under_way as (
                  select id, least(deadline, decide_by) <= now() as overdue, false as ready from fdforge.dispatch
                  where state <> 'READY' and due_at <= now()
                  order by due_at limit ? for update skip locked),
                due as (select * from ready union all select * from late union all select * from under_way)
                update fdforge.dispatch d set
                  due_at = clock_timestamp() + ?""" + MILLIS + """
                , lease_owner = ?,
                  state = case when d.state <> 'WAITING' and not overdue then 'SENDING' else d.state end,
                  attempt = case when ready and not overdue then d.attempt + 1 else d.attempt end
                from due where d.id = due.id
                returning due.overdue, due.ready, clock_timestamp() as now, """ + " " + COLUMNS,
                (row, index) -> new Claimed(
                        read(row, index),
                        row.getBoolean("overdue"),
                        row.getBoolean("ready"),
                        row.getTimestamp("now").toInstant()),
                room.keySet().toArray(String[]::new),
                room.values().toArray(Integer[]::new),
                limit,
                limit,
                lease.toMillis(),
                owner);
    }

    /**
     * @param overdue its time ran out; else it is to be sent
     * @param ready it was not under way before
     */
    public record Claimed(Dispatch dispatch, boolean overdue, boolean ready, Instant now) {}

    /** Gives claimed rows back unsent. */
    public void putBack(Collection<Claimed> claimed, Duration delay) {
        jdbc.batchUpdate("""
                update fdforge.dispatch set state = 'READY', attempt = attempt - ?, lease_owner = null,
                  due_at = clock_timestamp() + ?""" + MILLIS + " where id = ? and state = 'SENDING'", claimed, 100, (statement, claim) -> {
            statement.setInt(1, claim.ready() ? 1 : 0);
            statement.setLong(2, delay.toMillis());
            statement.setObject(3, claim.dispatch().id());
        });
    }

    /** It stood in the queue until now; the partner's time begins with the first send. */
    public void begin(Collection<Dispatch> first) {
        jdbc.batchUpdate(
                "update fdforge.dispatch set decide_by = ? where id = ? and state = 'SENDING'",
                first,
                100,
                (statement, dispatch) -> {
                    statement.setTimestamp(1, Timestamp.from(dispatch.decideBy()));
                    statement.setObject(2, dispatch.id());
                });
    }

    /** Whether the application has somebody else: asked and undecided, or to be asked later in this round. */
    public boolean hasOthers(Dispatch dispatch) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select 1 from fdforge.dispatch
                    where application = ? and round = ? and id <> ? and state <> 'CLOSED')
                  or exists (select 1 from fdforge.routing r cross join lateral jsonb_array_elements(r.plan) entry
                    where r.application = ? and r.round = ? and (entry ->> 'wave')::int > r.wave)""",
                Boolean.class,
                dispatch.application(),
                dispatch.round(),
                dispatch.id(),
                dispatch.application(),
                dispatch.round()));
    }

    /** @return false when a callback or a withdrawal was faster */
    public boolean retryLater(UUID id, int attempt, String reasonCode, Duration delay) {
        return jdbc.update(
                        """
                        update fdforge.dispatch set state = 'READY', lease_owner = null, reason_code = ?,
                          due_at = clock_timestamp() + ?""" + MILLIS + " where id = ? and state = 'SENDING' and attempt = ?",
                        reasonCode,
                        delay.toMillis(),
                        id,
                        attempt)
                == 1;
    }

    public void markWinner(UUID id) {
        pending.write();
        jdbc.update("update fdforge.dispatch set winner = true where id = ?", id);
    }

    public void recall(UUID application) {
        pending.write();
        jdbc.update("""
                update fdforge.dispatch set state = 'CLOSED', due_at = null, lease_owner = null, outcome = 'RECALLED',
                  heard = case when heard = '' then 'RECALLED' else heard || ',RECALLED' end,
                  reason_code = 'recalled', decided_at = clock_timestamp()
                where application = ? and state <> 'CLOSED'""", application);
    }

    private static Dispatch read(ResultSet row, int index) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Dispatch(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getString("partner"),
                row.getInt("partner_version"),
                row.getInt("round"),
                row.getInt("wave"),
                Mode.valueOf(row.getString("mode")),
                row.getString("reference"),
                row.getBoolean("test"),
                row.getBigDecimal("min_price"),
                state,
                row.getInt("attempt"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("decide_by").toInstant(),
                Rows.instant(row, "deadline"),
                new Standing(heard(row.getString("heard")), state == State.CLOSED),
                row.getBoolean("winner"),
                row.getString("reason_code"),
                row.getBigDecimal("price"),
                row.getBytes("answer"),
                Rows.instant(row, "decided_at"));
    }

    private static Set<Outcome> heard(@Nullable String words) {
        return words == null || words.isEmpty()
                ? Set.of()
                : Arrays.stream(words.split(",")).map(Outcome::valueOf).collect(Collectors.toSet());
    }
}
