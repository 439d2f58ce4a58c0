package finme.partner;

import static org.assertj.core.api.Assertions.assertThat;

import finme.partner.Partner.Schedule;
import finme.partner.Partner.Schedule.Hours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTests {
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @ParameterizedTest
    @CsvSource({
        "MON TUE,      08:00, 20:00, 2026-11-30T07:59, false, 2026-11-30T08:00",
        "MON TUE,      08:00, 20:00, 2026-11-30T08:00, true,  2026-11-30T08:00",
        "MON TUE,      08:00, 20:00, 2026-11-30T20:00, false, 2026-12-01T08:00",
        "MON TUE,      08:00, 20:00, 2026-12-01T21:00, false, 2026-12-07T08:00",
        "MON,          08:00, 24:00, 2026-11-30T23:59, true,  2026-11-30T23:59",
        "FRI,          22:00, 06:00, 2026-12-05T05:59, true,  2026-12-05T05:59",
        "FRI,          22:00, 06:00, 2026-12-05T06:00, false, 2026-12-11T22:00",
        "FRI,          22:00, 06:00, 2026-12-04T05:00, false, 2026-12-04T22:00",
        "SUN,          02:30, 12:00, 2027-03-28T01:59, false, 2027-03-28T03:30",
        "SUN,          01:00, 04:00, 2026-10-25T03:59, true,  2026-10-25T03:59"
    })
    void opensByTheClockOnItsWall(String days, String from, String to, String at, boolean open, String opens) {
        OpeningHours hours = hours(List.of(days.split(" ")), from, to);
        Instant now = prague(at);
        assertThat(hours.isOpen(now)).isEqualTo(open);
        assertThat(hours.opens(now)).contains(prague(opens));
    }

    @Test
    void theZoneAloneClosesNobody() {
        assertThat(OpeningHours.of(new Schedule("Europe/Prague", null, "SKIP"))).isEmpty();
        assertThat(OpeningHours.of(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR,  2026-10-25T02:30, 2026-10-25T02:00, PT1H",
        "DAY,   2026-10-25T12:00, 2026-10-25T00:00, PT25H",
        "DAY,   2027-03-28T12:00, 2027-03-28T00:00, PT23H",
        "WEEK,  2027-01-03T23:59, 2026-12-28T00:00, PT168H",
        "MONTH, 2026-02-28T23:59, 2026-02-01T00:00, PT672H",
        "MONTH, 2028-02-29T10:00, 2028-02-01T00:00, PT696H",
        "MONTH, 2026-10-31T23:59, 2026-10-01T00:00, PT745H"
    })
    void periodsAreTheCalendars(Period per, String at, String begin, java.time.Duration length) {
        Instant now = prague(at);
        assertThat(per.begin(now, PRAGUE)).isEqualTo(prague(begin));
        assertThat(per.end(now, PRAGUE)).isEqualTo(prague(begin).plus(length));
    }

    private static OpeningHours hours(List<String> days, String from, String to) {
        Schedule schedule = new Schedule("Europe/Prague", List.of(new Hours(days, from, to)), null);
        return OpeningHours.of(schedule).orElseThrow();
    }

    private static Instant prague(String text) {
        return LocalDateTime.parse(text).atZone(PRAGUE).toInstant();
    }
}
