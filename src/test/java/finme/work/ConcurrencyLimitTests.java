package finme.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTests {
    @Test
    void hasRoomForSoMany() {
        ConcurrencyLimit underWay = new ConcurrencyLimit(8, Duration.ofHours(1));
        Object first = Objects.requireNonNull(underWay.enter());
        Stream.generate(underWay::enter)
                .limit(7)
                .forEach(place -> assertThat(place).isNotNull());
        assertThat(underWay.enter()).isNull();
        underWay.leave(first);
        assertThat(underWay.enter()).isNotNull();
        assertThat(underWay.enter()).isNull();
    }

    @Test
    void aQuarterIsEnoughWhileTheFirstTakesLong() {
        ConcurrencyLimit underWay = new ConcurrencyLimit(8, Duration.ofNanos(-1));
        Object first = Objects.requireNonNull(underWay.enter());
        assertThat(underWay.enter()).isNotNull();
        assertThat(underWay.enter()).isNull();
        underWay.leave(first);
        assertThat(underWay.enter()).isNotNull();
    }
}
