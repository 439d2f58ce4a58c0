package finme.delivery.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {
    private static final double MIDDLE = 0.5;

    @Test
    void growsFromSecondsToADay() {
        assertThat(pauses(MIDDLE))
                .startsWith(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(3))
                .hasSize(11);
    }

    @Test
    void endsAfter75HoursWhateverTheChance() {
        DoubleStream.of(0, 0.2, MIDDLE, 0.9, 1).forEach(chance -> {
            Duration all = pauses(chance).stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(all).isEqualTo(Duration.ofHours(75));
        });
    }

    @Test
    void aPauseIsOffByAFifthAtMost() {
        assertThat(RetrySchedule.pause(1, Duration.ZERO, null, 0)).contains(Duration.ofSeconds(4));
        assertThat(RetrySchedule.pause(1, Duration.ZERO, null, 1)).contains(Duration.ofSeconds(6));
    }

    @Test
    void isNotSoonerThanTheReceiverAskedFor() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(RetrySchedule.pause(1, Duration.ZERO, minute, MIDDLE)).contains(minute);
        assertThat(RetrySchedule.pause(5, minute, minute, MIDDLE)).contains(Duration.ofHours(1));
    }

    @Test
    void itsLastTryIsNotMissedForWhatTheReceiverAskedFor() {
        assertThat(RetrySchedule.pause(9, Duration.ofHours(74), Duration.ofDays(1), MIDDLE))
                .contains(Duration.ofHours(1));
    }

    /** On a clock that stands still while it tries. */
    private static List<Duration> pauses(double chance) {
        List<Duration> pauses = new ArrayList<>();
        Duration clock = Duration.ZERO;
        Optional<Duration> pause = RetrySchedule.pause(1, clock, null, chance);
        while (pause.isPresent()) {
            pauses.add(pause.get());
            clock = clock.plus(pause.get());
            pause = RetrySchedule.pause(pauses.size() + 1, clock, null, chance);
        }
        return pauses;
    }
}
