package finme.fdforge;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The database's time, which all nodes share, without asking for it each time: read every ten seconds and carried on by
 * the processor's counter in between. A node whose own clock is wrong notices nothing; when its clock and the counter
 * part, one of them was set or the machine slept, and the time is read again.
 */
@Component
public class DatabaseClock {
    private static final long FRESH = Duration.ofSeconds(10).toNanos();
    private static final long QUICK = Duration.ofMillis(100).toNanos();
    private static final Duration APART = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final LongSupplier nanos;
    private final LongSupplier wall;
    private volatile @Nullable Reading last;

    @Autowired
    DatabaseClock(JdbcTemplate jdbc) {
        this(jdbc, System::nanoTime, System::currentTimeMillis);
    }

    DatabaseClock(JdbcTemplate jdbc, LongSupplier nanos, LongSupplier wall) {
        this.jdbc = jdbc;
        this.nanos = nanos;
        this.wall = wall;
    }

    /** @param took how long it took to hear it */
    private record Reading(Instant time, long nanos, long wall, long took) {}

    public Instant now() {
        Reading reading = last;
        if (reading == null || isOver(reading)) {
            reading = read();
            last = reading;
        }
        return reading.time.plusNanos(nanos.getAsLong() - reading.nanos).truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isOver(Reading reading) {
        long counted = nanos.getAsLong() - reading.nanos;
        long drift = wall.getAsLong() - reading.wall - Duration.ofNanos(counted).toMillis();
        return counted > FRESH || Math.abs(drift) > APART.toMillis();
    }

    /** A slow reading says little about when it was true; of two slow ones the last counts, as of its end: rather late. */
    private Reading read() {
        Reading first = readOnce();
        return first.took <= QUICK ? first : readOnce();
    }

    private Reading readOnce() {
        long before = nanos.getAsLong();
        Timestamp time = Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", Timestamp.class));
        long after = nanos.getAsLong();
        long took = after - before;
        return new Reading(time.toInstant(), took > QUICK ? after : after - took / 2, wall.getAsLong(), took);
    }
}
