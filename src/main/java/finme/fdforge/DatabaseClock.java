package finme.fdforge;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The database's time, which all nodes share, without asking for it each time: read every ten seconds and carried on by
 * the processor's counter in between. A node whose own clock is wrong, or is set, notices nothing.
 */
@Component
public class DatabaseClock {
    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private final JdbcTemplate jdbc;
    private volatile @Nullable Reading last;

    DatabaseClock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Reading(Instant time, long nanos) {}

    public Instant now() {
        Reading reading = last;
        if (reading == null || System.nanoTime() - reading.nanos > FRESH) {
            reading = read();
            last = reading;
        }
        return reading.time.plusNanos(System.nanoTime() - reading.nanos).truncatedTo(ChronoUnit.MICROS);
    }

    private Reading read() {
        long before = System.nanoTime();
        Timestamp time = Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", Timestamp.class));
        return new Reading(time.toInstant(), before + (System.nanoTime() - before) / 2);
    }
}
