package finme.delivery.state;

import finme.delivery.ReceiverState;
import finme.delivery.States.Standing;
import finme.delivery.States.Subject;
import finme.delivery.States.Waiting;
import finme.work.PerTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** What is to be told, as it is written down and read: all of one transaction in one statement. */
@Repository
class StateBook {
    /** A receiver's row is there before its first subject, or made with it; it is not locked. */
    private static final String TELL = """
            with receivers as (
              insert into fdforge.delivery_receiver (name)
              select distinct name from unnest(?::text[]) as fresh (name) order by name
              on conflict do nothing)
            insert into fdforge.delivery_state as known (receiver, kind, key)
            select receiver, kind, key from unnest(?::text[], ?::text[], ?::text[]) as fresh (receiver, kind, key)
            on conflict (receiver, kind, key) do update set
              version = known.version + 1, state = 'WAITING', due_at = clock_timestamp(),
              queued_at = case when known.state = 'WAITING' then known.queued_at else clock_timestamp() end""";

    private static final String AMONG = """
            select distinct kind, key from fdforge.delivery_state
            where (kind, key) in (select * from unnest(?::text[], ?::text[])) and\s""";
    private static final RowMapper<Subject> SUBJECT = (row, index) -> new Subject(row.getString(1), row.getString(2));

    private final JdbcTemplate jdbc;
    private final PerTransaction<Set<Line>> fresh = new PerTransaction<>(TreeSet::new, this::write);

    StateBook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In one order for all, so that nobody waits in a circle. */
    private record Line(String receiver, Subject subject) implements Comparable<Line> {
        private static final Comparator<Line> ORDER =
                Comparator.comparing(Line::subject).thenComparing(Line::receiver);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    /** Written before the transaction commits. */
    void tell(String receiver, Collection<Subject> subjects) {
        fresh.change(lines -> subjects.forEach(subject -> lines.add(new Line(receiver, subject))));
    }

    private void write(Set<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String[] receivers = lines.stream().map(Line::receiver).toArray(String[]::new);
        jdbc.update(
                TELL,
                receivers,
                receivers,
                lines.stream().map(line -> line.subject().kind()).toArray(String[]::new),
                lines.stream().map(line -> line.subject().key()).toArray(String[]::new));
        lines.clear();
    }

    Set<Subject> known(String receiver, Collection<Subject> subjects) {
        fresh.write();
        return among(subjects, "receiver = ?", receiver);
    }

    Set<Subject> waitedFor(String kindOfReceiver, Collection<Subject> subjects) {
        fresh.write();
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "finme.states/" + kindOfReceiver);
        return among(subjects, "state = 'WAITING' and starts_with(receiver, ?)", kindOfReceiver + ':');
    }

    private Set<Subject> among(Collection<Subject> subjects, String condition, String argument) {
        return new HashSet<>(jdbc.query(
                AMONG + condition,
                SUBJECT,
                subjects.stream().map(Subject::kind).toArray(String[]::new),
                subjects.stream().map(Subject::key).toArray(String[]::new),
                argument));
    }

    Standing standing(String receiver) {
        fresh.write();
        TreeMap<String, Long> waiting = new TreeMap<>();
        long[] failing = {0};
        Instant[] oldest = {null};
        jdbc.query(
                """
                select kind, count(*), count(*) filter (where attempts > 0), min(queued_at) from fdforge.delivery_state
                where receiver = ? and state = 'WAITING' group by kind""",
                row -> {
                    waiting.put(row.getString(1), row.getLong(2));
                    failing[0] += row.getLong(3);
                    Instant since = row.getTimestamp(4).toInstant();
                    oldest[0] = oldest[0] == null || since.isBefore(oldest[0]) ? since : oldest[0];
                },
                receiver);
        return jdbc
                .query(
                        """
                        select state, last_delivered_at, last_error_at, last_error
                        from fdforge.delivery_receiver where name = ?""",
                        (row, index) -> new Standing(
                                ReceiverState.valueOf(row.getString(1)),
                                waiting,
                                failing[0],
                                oldest[0],
                                instant(row, 2),
                                instant(row, 3),
                                row.getString(4)),
                        receiver)
                .stream()
                .findFirst()
                .orElseGet(() -> new Standing(ReceiverState.ACTIVE, waiting, 0, null, null, null, null));
    }

    List<Waiting> waiting(String receiver, int limit) {
        fresh.write();
        return jdbc.query(
                """
                select kind, key, attempts, error, queued_at, due_at from fdforge.delivery_state
                where receiver = ? and state = 'WAITING' order by attempts desc, queued_at limit ?""",
                (row, index) -> new Waiting(
                        new Subject(row.getString(1), row.getString(2)),
                        row.getInt(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()),
                receiver,
                limit);
    }

    void tryAgain(String receiver) {
        jdbc.update("""
                update fdforge.delivery_state set due_at = clock_timestamp()
                where receiver = ? and state = 'WAITING' and due_at > clock_timestamp()""", receiver);
        jdbc.update("update fdforge.delivery_receiver set due_at = '-infinity' where name = ?", receiver);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
