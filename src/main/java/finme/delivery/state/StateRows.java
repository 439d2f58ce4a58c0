package finme.delivery.state;

import finme.delivery.States.Subject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** What is to be told and who tells it, as SQL. Times are the database's. */
@Repository
class StateRows {
    private static final String OWNER = ManagementFactory.getRuntimeMXBean().getName();
    /** Being due is used up by a claim: one that is set due anew while it is told is seen by it. */
    private static final String CLAIM = """
            with due as materialized (
              select name, due_at from fdforge.delivery_receiver due
              where state = 'ACTIVE' and due_at <= clock_timestamp()
                and (leased_until is null or leased_until <= clock_timestamp())
                and exists (select 1 from fdforge.delivery_state
                            where receiver = due.name and state = 'WAITING' and due_at <= clock_timestamp())
              order by due_at limit 100 for update skip locked)
            update fdforge.delivery_receiver claimed
            set lease = ?, lease_owner = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond',
                due_at = clock_timestamp()
            from due where claimed.name = due.name
            returning claimed.name, due.due_at = '-infinity'""";

    private static final String NEXT = """
            with lane as (
              update fdforge.delivery_receiver set leased_until = clock_timestamp() + ? * interval '1 millisecond'
              where name = ? and lease = ? and state = 'ACTIVE'
              returning name)
            select kind, key, version, attempts
            from lane cross join lateral (
              select kind, key, version, attempts from fdforge.delivery_state
              where receiver = lane.name and state = 'WAITING' and due_at <= clock_timestamp()
              order by due_at limit %d) due""";
    private static final String CONFIRM = """
            update fdforge.delivery_state told set attempts = 0, error = null, confirmed_at = clock_timestamp(),
              state = case when told.version = sent.version then 'CONFIRMED' else told.state end
            from unnest(?::text[], ?::text[], ?::bigint[]) as sent (kind, key, version)
            where told.receiver = ? and told.kind = sent.kind and told.key = sent.key
            returning told.kind, told.key, told.state""";
    private static final String FAIL = """
            update fdforge.delivery_state told set attempts = attempts + 1, error = failed.error,
              due_at = clock_timestamp() + failed.pause * interval '1 millisecond'
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as failed (kind, key, error, pause)
            where told.receiver = ? and told.kind = failed.kind and told.key = failed.key""";
    private static final String REST = """
            update fdforge.delivery_receiver
            set leased_until = case when ? then null else leased_until end,
                due_at = case when ? > 0 and due_at > '-infinity'
                  then clock_timestamp() + ? * interval '1 millisecond' else due_at end,
                last_delivered_at = case when ? then clock_timestamp() else last_delivered_at end,
                last_error_at = case when ?::text is null then last_error_at else clock_timestamp() end,
                last_error = coalesce(?, last_error)
            where name = ? and lease = ?""";
    private static final RowMapper<Told> TOLD =
            (row, index) -> new Told(new Subject(row.getString(1), row.getString(2)), row.getLong(3), row.getInt(4));

    private final JdbcTemplate jdbc;

    StateRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version grows each time it is to be told anew @param attempts in vain */
    record Told(Subject subject, long version, int attempts) {}

    /** How a receiver is left: given back or held on, alone for a while, with what was learned. */
    record Rest(
            boolean leave,
            Duration pause,
            boolean confirmed,
            @Nullable String error) {
        static final Rest NOTHING = new Rest(true, Duration.ZERO, false, null);
    }

    /** @param anew whether somebody wants it tried, whatever came of it before */
    record Claimed(String receiver, boolean anew) {}

    /** @return active receivers that have something to hear and belong to nobody; now to this lease */
    List<Claimed> claim(UUID lease, Duration length) {
        return jdbc.query(
                CLAIM,
                (row, index) -> new Claimed(row.getString(1), row.getBoolean(2)),
                lease,
                OWNER,
                length.toMillis());
    }

    /** The limit is part of the statement: planned once for an unknown one, it would be planned for a tenth of the table. */
    List<Told> next(String receiver, UUID lease, Duration length, int limit) {
        return jdbc.query(NEXT.formatted(limit), TOLD, length.toMillis(), receiver, lease);
    }

    /** @return those that have not changed since */
    List<Subject> confirm(String receiver, Collection<Told> sent) {
        return jdbc
                .query(
                        CONFIRM,
                        (row, index) -> Map.entry(
                                new Subject(row.getString(1), row.getString(2)), "CONFIRMED".equals(row.getString(3))),
                        each(sent, told -> told.subject().kind()),
                        each(sent, told -> told.subject().key()),
                        sent.stream().map(Told::version).toArray(Long[]::new),
                        receiver)
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    void fail(String receiver, Collection<Told> failed, Function<Told, String> error, Function<Told, Duration> pause) {
        jdbc.update(
                FAIL,
                each(failed, told -> told.subject().kind()),
                each(failed, told -> told.subject().key()),
                each(failed, error),
                failed.stream().map(told -> pause.apply(told).toMillis()).toArray(Long[]::new),
                receiver);
    }

    /** Whoever lost the lease changes nothing, and nobody is left alone whom somebody wants tried meanwhile. */
    void rest(String receiver, UUID lease, Rest rest) {
        long pause = rest.pause().toMillis();
        jdbc.update(REST, rest.leave(), pause, pause, rest.confirmed(), rest.error(), rest.error(), receiver, lease);
    }

    private static String[] each(Collection<Told> all, Function<Told, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
