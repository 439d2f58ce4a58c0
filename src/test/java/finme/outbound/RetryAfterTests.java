package finme.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void isSecondsOrADate() {
        assertThat(RetryAfter.read(" 120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 10:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aDateThatIsOverIsNow() {
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 09:00:00 GMT", NOW)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sunday, 02-Mar-26 10:00:30 GMT",
                "Mon Mar  2 10:00:30 2026",
                "Fri, 02 Mar 2026 10:00:30 GMT",
                "2026-03-02T10:00:30Z",
                "+30",
                "30.9"
            })
    void datesAndSecondsAreReadAsSomeWriteThem(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isADayAtMost() {
        assertThat(RetryAfter.read("99999999999999999999999999", NOW)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryAfter.read("-5", NOW)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.read("999999999999", NOW)).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1,5", "tomorrow", "5 minutes"})
    void whatIsNeitherIsNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isNull();
    }
}
