package finme.dispatch.store;

import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.model.Dispatch;
import finme.work.Backlog.Reading;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What somebody has to look at. Every due time is measured by the database's clock: nodes may disagree about the time. */
@Repository
public class DueDispatches {
    /** Of each kind; to be sent are as many as there is room for. Known to the planner, which plans but once. */
    public static final int MOST = 100;

    private static final String CLAIM = """
            with ready as (
              select d.id, 'SEND' as why, d.decide_by
              from unnest(?::text[], ?::int[]) as r(partner, room) cross join lateral (
                select id, decide_by from fdforge.dispatch
                where state = 'READY' and partner = r.partner and due_at <= now() and least(deadline, decide_by) > now()
                order by due_at limit r.room for update skip locked) d),
            unwanted as (
              select d.id, 'UNWANTED' as why, d.decide_by
              from unnest(?::text[]) as p(partner) cross join lateral (
                select id, decide_by from fdforge.dispatch
                where state = 'READY' and partner = p.partner and attempt = 0
                  and (due_at <= now() or not_before > now()) and least(deadline, decide_by) > now()
                order by due_at limit 100 for update skip locked) d),
            late as (
              select id, 'OVERDUE' as why, decide_by from fdforge.dispatch
              where state = 'READY' and least(deadline, decide_by) <= now() and due_at <= now()
              limit 100 for update skip locked),
            under_way as (
              select id, case when least(deadline, decide_by) <= now() then 'OVERDUE' else 'LEFT_BEHIND' end as why, decide_by
              from fdforge.dispatch
              where state <> 'READY' and due_at <= now()
              order by due_at limit 100 for update skip locked),
            due as (
              select * from ready union all select * from unwanted
              union all select * from late union all select * from under_way)
            update fdforge.dispatch d set
              due_at = clock_timestamp() + ? * interval '1 millisecond', lease_owner = ?,
              state = case when d.state <> 'WAITING' and why in ('SEND', 'LEFT_BEHIND') then 'SENDING' else d.state end,
              attempt = case when why = 'SEND' then d.attempt + 1 else d.attempt end,
              decide_by = case when why = 'SEND' and d.attempt = 0
                then least(d.deadline, d.decide_by + (clock_timestamp() - coalesce(d.not_before, d.created_at))) else d.decide_by end
            from due where d.id = due.id
            returning due.why, due.decide_by as decided_before, """;
    private static final String PUT_BACK = """
            update fdforge.dispatch set state = 'READY', attempt = attempt - ?, lease_owner = null, decide_by = ?,
              due_at = clock_timestamp() + ? * interval '1 millisecond'
            where id = ? and state = 'SENDING'""";

    private static final String BACKLOG = """
            select count(*), coalesce(1000 * extract(epoch from clock_timestamp() - percentile_disc(0.2)
              within group (order by due_at)), 0)::bigint
            from (
              select due_at from fdforge.dispatch
              where due_at <= clock_timestamp() and state = 'READY' and partner <> all (?)
              order by due_at limit 10000) due""";

    private final JdbcTemplate jdbc;

    DueDispatches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what is due under a lease of its own: to be sent, left behind by a dead node, or overdue. Never waits for a
     * row somebody else holds, and touches none for whose partner there is no room, however many of them there are. A
     * partner's time begins with the first claim: until then it stood in the queue.
     *
     * @param room how many each partner takes at the moment; those it does not name take none
     * @param paused partners that take nothing at all: what was never sent to them is not to wait
     */
    public List<Claimed> claim(Map<String, Integer> room, Collection<String> paused, Duration lease, String owner) {
        return jdbc.query(
                CLAIM + DispatchRows.COLUMNS,
                (row, index) -> new Claimed(
                        DispatchRows.read(row, index),
                        Why.valueOf(row.getString("why")),
                        row.getTimestamp("decided_before").toInstant()),
                room.keySet().toArray(String[]::new),
                room.values().toArray(Integer[]::new),
                paused.toArray(String[]::new),
                lease.toMillis(),
                owner);
    }

    /** Gives claimed rows back unsent, as they were. */
    public void putBack(Collection<Claimed> claimed, Duration delay) {
        jdbc.batchUpdate(PUT_BACK, claimed, 100, (statement, claim) -> {
            statement.setInt(1, claim.why() == Why.SEND ? 1 : 0);
            statement.setTimestamp(2, Timestamp.from(claim.decideBy()));
            statement.setLong(3, delay.toMillis());
            statement.setObject(4, claim.dispatch().id());
        });
    }

    /** Its partner has closed meanwhile: it waits until it opens, or its round's time is over. */
    public void putBackUntil(Claimed claim, Instant opens) {
        jdbc.update(
                """
                update fdforge.dispatch set state = 'READY', attempt = attempt - 1, lease_owner = null, not_before = ?,
                  decide_by = least(deadline, ? + (? - coalesce(not_before, created_at))), due_at = least(?, deadline)
                where id = ? and state = 'SENDING'""",
                Timestamp.from(opens),
                Timestamp.from(opens),
                Timestamp.from(claim.decideBy()),
                Timestamp.from(opens),
                claim.dispatch().id());
    }

    /** Those that are due and not sent, and how long the oldest fifth of them has waited. */
    public Reading backlog(String[] withoutPartners) {
        Reading due = jdbc.queryForObject(
                BACKLOG,
                (row, index) -> new Reading(row.getLong(1), Duration.ofMillis(Math.max(0, row.getLong(2)))),
                (Object) withoutPartners);
        return due == null ? Reading.NOTHING : due;
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
}
