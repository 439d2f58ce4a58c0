package finme.fdforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseClockTests {
    private static final Instant THEN = Instant.parse("2026-11-25T12:00:00Z");

    private final JdbcTemplate jdbc = mock(JdbcTemplate.class);
    private long nanos = 7;
    private long wall = 1_000;
    private Instant database = THEN;
    private Duration delay = Duration.ZERO;
    private int readings;
    private final DatabaseClock clock = new DatabaseClock(jdbc, () -> nanos, () -> wall);

    DatabaseClockTests() {
        when(jdbc.queryForObject(anyString(), org.mockito.ArgumentMatchers.<Class<Timestamp>>any()))
                .thenAnswer(call -> {
                    readings++;
                    Timestamp read = Timestamp.from(database);
                    pass(delay);
                    return read;
                });
    }

    @Test
    void carriesATimeOnForTenSeconds() {
        assertThat(clock.now()).isEqualTo(THEN);
        pass(Duration.ofSeconds(9));
        assertThat(clock.now()).isEqualTo(THEN.plusSeconds(9));
        assertThat(readings).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        assertThat(clock.now()).isEqualTo(THEN.plusSeconds(11));
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void takesTheMiddleOfAQuickReading() {
        delay = Duration.ofMillis(100);
        assertThat(clock.now()).isEqualTo(THEN.plusMillis(50));
    }

    /** Else the time would run ahead by half of what a stalled answer took, for ten seconds. */
    @Test
    void neverRunsAheadAfterASlowReading() {
        delay = Duration.ofSeconds(4);
        assertThat(clock.now()).isEqualTo(THEN.plusSeconds(4));
        assertThat(clock.now()).isBeforeOrEqualTo(database);
        assertThat(readings).isEqualTo(2);
    }

    /** A machine that slept: its clock went on, the counter did not. */
    @Test
    void readsAgainWhenItsClockAndTheCounterPart() {
        assertThat(clock.now()).isEqualTo(THEN);
        wall += 1_900;
        assertThat(clock.now()).isEqualTo(THEN);
        wall += 60_000;
        database = THEN.plusSeconds(62);
        assertThat(clock.now()).isEqualTo(database);
        assertThat(clock.now()).isEqualTo(database);
        assertThat(readings).isEqualTo(2);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        wall += time.toMillis();
        database = database.plus(time);
    }
}
