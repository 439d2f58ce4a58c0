package finme.delivery.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.delivery.Attempt;
import finme.delivery.DeliveryState;
import java.lang.management.ManagementFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Leases on receivers and their messages on the way, as SQL: one statement to take what is due, one for a receiver's next
 * messages, one for what became of them. Whoever lost a lease writes nothing. Times are the database's.
 */
@Repository
class Lanes {
    /** Receivers taken at once, and messages of one of them. Known to the planner, which plans but once. */
    static final int MOST = 100;

    private static final String OWNER = ManagementFactory.getRuntimeMXBean().getName();

    private static final String CLAIM = """
            update fdforge.delivery_receiver
            set lease = ?, lease_owner = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond'
            where name = any (array(
              select name from fdforge.delivery_receiver due
              where state = 'ACTIVE' and due_at <= clock_timestamp()
                and (leased_until is null or leased_until <= clock_timestamp())
                and exists (select 1 from fdforge.delivery
                            where receiver = due.name and state in ('WAITING', 'RETRYING'))
              order by due_at limit 100 for update skip locked))
            returning name""";
    private static final String NEXT = """
            with lane as (
              select name, last_sequence from fdforge.delivery_receiver
              where name = ? and lease = ? and state = 'ACTIVE' for update),
            fresh as (
              select written.id, lane.last_sequence + row_number() over (order by written.position) as sequence
              from lane cross join lateral (
                select id, position from fdforge.delivery
                where receiver = lane.name and state in ('WAITING', 'RETRYING') and sequence is null
                order by position limit 100) written),
            numbered as (
              update fdforge.delivery message
              set sequence = fresh.sequence,
                  body = replace(message.body, '{{sequence}}', lpad(fresh.sequence::text, 10, '0'))
              from fresh where message.id = fresh.id
              returning message.id, message.sequence, message.body, message.tries, message.first_tried_at),
            held as (
              update fdforge.delivery_receiver receiver
              set leased_until = clock_timestamp() + ? * interval '1 millisecond',
                  last_sequence = lane.last_sequence + (select count(*) from fresh)
              from lane where receiver.name = lane.name)
            select id, sequence, body, tries,
              coalesce(extract(epoch from clock_timestamp() - first_tried_at) * 1000, 0)::bigint as tried
            from (
              select id, sequence, body, tries, first_tried_at from numbered
              union all
              select known.* from lane cross join lateral (
                select id, sequence, body, tries, first_tried_at from fdforge.delivery
                where receiver = lane.name and state in ('WAITING', 'RETRYING') and sequence is not null
                order by sequence limit 100) known) next
            order by sequence limit 100""";
    private static final String RECORD = """
            with lane as (
              update fdforge.delivery_receiver
              set leased_until = case when ? then null
                    else clock_timestamp() + ? * interval '1 millisecond' end,
                  state = case when ? then 'GONE' else state end,
                  due_at = case when ? then clock_timestamp() + ? * interval '1 millisecond' else due_at end,
                  last_delivered_at = case when ? then clock_timestamp() else last_delivered_at end,
                  last_error = ?
              where name = ? and lease = ?
              returning name),
            told as (
              update fdforge.delivery message
              set state = heard.state, tries = message.tries + 1,
                  first_tried_at = coalesce(message.first_tried_at, (heard.attempt::jsonb ->> 'at')::timestamptz),
                  due_at = clock_timestamp() + heard.pause * interval '1 millisecond',
                  attempts = case when jsonb_array_length(message.attempts) < 100 then message.attempts
                    else message.attempts - 0 end || heard.attempt::jsonb
              from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[]) as heard (id, state, attempt, pause)
              cross join lane
              where message.id = heard.id
              returning lane.name, message.subject, message.version, message.state)
            insert into fdforge.delivery_confirmed as known (receiver, subject, version)
            select name, subject, max(version) from told
            where state = 'DELIVERED' and version is not null group by name, subject
            on conflict (receiver, subject) do update set version = greatest(known.version, excluded.version)""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final long lease;

    Lanes(JdbcTemplate jdbc, ObjectMapper json, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.lease = settings.lease().toMillis();
    }

    /** @return active receivers that have something to be sent and belong to nobody; now to this lease */
    List<String> claim(UUID token) {
        return jdbc.queryForList(CLAIM, String.class, token, OWNER, lease);
    }

    /** Numbers what is new, holds the lease on and gives the first messages in their order. */
    List<Pending> next(String receiver, UUID token) {
        return jdbc.query(NEXT, Lanes::pending, receiver, token, lease);
    }

    private static Pending pending(ResultSet row, int index) throws SQLException {
        return new Pending(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                Duration.ofMillis(row.getLong(5)));
    }

    /** @param leave whether the receiver is given back */
    void record(Lane lane, boolean leave) {
        List<Heard> heard = lane.heard();
        Duration pause = lane.pause();
        jdbc.update(
                RECORD,
                leave,
                lease,
                lane.isGone(),
                pause != null,
                pause == null ? 0 : pause.toMillis(),
                heard.stream().anyMatch(one -> one.state() == DeliveryState.DELIVERED),
                lane.error(),
                lane.receiver(),
                lane.lease(),
                each(heard, one -> one.message().toString()),
                each(heard, one -> one.state().name()),
                each(heard, one -> write(one.attempt())),
                heard.stream().map(Lanes::millis).toArray(Long[]::new));
    }

    private static String[] each(List<Heard> heard, Function<Heard, String> part) {
        return heard.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable Long millis(Heard one) {
        Duration pause = one.pause();
        return pause == null ? null : Long.valueOf(pause.toMillis());
    }

    private String write(Attempt attempt) {
        try {
            return json.writeValueAsString(attempt);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an attempt can't be written as JSON", impossible);
        }
    }

    void leave(String receiver, UUID token) {
        jdbc.update(
                "update fdforge.delivery_receiver set leased_until = null where name = ? and lease = ?",
                receiver,
                token);
    }
}
