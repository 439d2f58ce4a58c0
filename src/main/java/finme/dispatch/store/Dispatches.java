package finme.dispatch.store;

import finme.dispatch.DispatchListener;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Place;
import finme.dispatch.store.Bookings.Booked;
import finme.work.PerTransaction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The dispatches of an application: reading them, and noting what became of them. */
@Repository
public class Dispatches {
    private static final String SELECT = "select " + DispatchRows.COLUMNS + " from fdforge.dispatch d ";

    private static final String RECALL = """
            with open as (
              select id, state = 'READY' and attempt = 0 as unsent from fdforge.dispatch
              where application = ? and state <> 'CLOSED' for update)
            update fdforge.dispatch d set state = 'CLOSED', due_at = null, lease_owner = null, outcome = 'RECALLED',
              heard = case when heard = '' then 'RECALLED' else heard || ',RECALLED' end,
              reason_code = 'recalled', decided_at = clock_timestamp(),
              place = case when place = 'HELD' then 'FREE' else place end
            from open where d.id = open.id
            returning open.unsent, """;

    private final JdbcTemplate jdbc;
    private final DispatchWrites writes;
    private final Bookings bookings;
    private final ObjectProvider<DispatchListener> listeners;
    private final PerTransaction<Pending> pending = new PerTransaction<>(Pending::new, this::write);

    Dispatches(
            JdbcTemplate jdbc, DispatchWrites writes, Bookings bookings, ObjectProvider<DispatchListener> listeners) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.bookings = bookings;
        this.listeners = listeners;
    }

    /**
     * Written before the transaction commits. Those that are READY are due at once, or when their partner opens, the others
     * when their lease ends.
     *
     * @param refused hears of those for which a partner's limits left no place in the end: they are written as READY
     */
    public void add(Collection<Dispatch> dispatches, Consumer<Dispatch> refused) {
        pending.change(mine -> {
            dispatches.forEach(dispatch -> mine.add.put(dispatch.id(), dispatch));
            mine.refused.add(refused);
        });
    }

    /** Notes what was heard; written before the transaction commits. */
    public void hear(Dispatch dispatch) {
        pending.change(mine -> {
            mine.hear.put(dispatch.id(), dispatch);
            if (dispatch.outcomes().underReview()) {
                mine.doubted.add(dispatch.application());
            }
        });
    }

    /** Whether this transaction has heard an answer of the application that somebody has to understand. */
    public boolean heardDoubt(UUID application) {
        Pending mine = pending.present();
        return mine != null && mine.doubted.contains(application);
    }

    /** @param doubted applications; stays until the transaction ends */
    private record Pending(
            Map<UUID, Dispatch> add, Map<UUID, Dispatch> hear, Set<Consumer<Dispatch>> refused, Set<UUID> doubted) {
        Pending() {
            this(new LinkedHashMap<>(), new TreeMap<>(), new HashSet<>(), new HashSet<>());
        }
    }

    private void write(Pending mine) {
        if (mine.add.isEmpty() && mine.hear.isEmpty()) {
            return;
        }
        Booked booked = bookings.book(mine.add.values(), mine.hear.values());
        writes.insert(booked.fresh());
        writes.hear(booked.heard());
        booked.refused().forEach(one -> mine.refused.forEach(hears -> hears.accept(one)));
        tell(mine);
        mine.add.clear();
        mine.hear.clear();
    }

    private void tell(Pending mine) {
        Set<UUID> applications = Stream.concat(mine.add.values().stream(), mine.hear.values().stream())
                .map(Dispatch::application)
                .collect(Collectors.toSet());
        listeners.forEach(listener -> listener.changed(applications));
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

    public boolean wasEverAsked(String partner) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.dispatch where partner = ?)", Boolean.class, partner));
    }

    public void recall(UUID application) {
        pending.write();
        List<Recalled> all = jdbc.query(
                RECALL + DispatchRows.COLUMNS,
                (row, index) -> new Recalled(DispatchRows.read(row, index), row.getBoolean("unsent")),
                application);
        List<Recalled> withPlace =
                all.stream().filter(one -> gaveBack(one.dispatch.place())).toList();
        if (!withPlace.isEmpty()) {
            bookings.recalled(
                    withPlace.stream().map(Recalled::dispatch).toList(),
                    withPlace.stream()
                            .filter(Recalled::unsent)
                            .map(Recalled::dispatch)
                            .toList());
        }
    }

    private static boolean gaveBack(@Nullable Place place) {
        return place != null && place.state() == Place.State.FREE;
    }

    private record Recalled(Dispatch dispatch, boolean unsent) {}
}
