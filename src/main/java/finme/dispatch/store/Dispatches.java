package finme.dispatch.store;

import finme.work.PerTransaction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The dispatches of an application: reading them, and noting what became of them. */
@Repository
public class Dispatches {
    private static final String SELECT = "select " + DispatchRows.COLUMNS + " from fdforge.dispatch d ";

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
                SELECT + "where d.application = ? order by d.round, d.wave, d.partner",
                DispatchRows::read,
                application);
    }

    public List<Dispatch> of(Collection<UUID> applications) {
        pending.write();
        return jdbc.query(
                SELECT + "where d.application = any (?::uuid[]) order by d.round, d.wave, d.partner",
                DispatchRows::read,
                (Object) Rows.texts(applications));
    }

    /** Read in the database: nothing sealed is fetched for it. */
    public Map<UUID, String> marks(Collection<UUID> applications) {
        pending.write();
        Map<UUID, String> marks = new HashMap<>();
        jdbc.query(
                """
                select a.id, md5(concat(
                  (select string_agg(concat_ws('|', d.id, d.state, d.heard, d.attempt > 0, d.winner), ',' order by d.id)
                    from fdforge.dispatch d where d.application = a.id), '#',
                  (select string_agg(concat_ws('|', o.id, o.amount, o.term_months, o.apr, o.monthly_payment,
                      o.total_payable, o.expires_at), ',' order by o.id)
                    from fdforge.offer o where o.application = a.id))) as mark
                from unnest(?::uuid[]) as a(id)""",
                row -> {
                    marks.put(row.getObject("id", UUID.class), row.getString("mark"));
                },
                (Object) Rows.texts(applications));
        return marks;
    }

    public Optional<Dispatch> byReference(String partner, String reference) {
        pending.write();
        return jdbc
                .query(SELECT + "where d.reference = ? and d.partner = ?", DispatchRows::read, reference, partner)
                .stream()
                .findFirst();
    }

    /** @return false when a callback or a withdrawal was faster */
    public boolean retryLater(UUID id, int attempt, String reasonCode, Duration delay) {
        return jdbc.update("""
                        update fdforge.dispatch set state = 'READY', lease_owner = null, reason_code = ?,
                          due_at = clock_timestamp() + ? * interval '1 millisecond'
                        where id = ? and state = 'SENDING' and attempt = ?""", reasonCode, delay.toMillis(), id, attempt) == 1;
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
}
