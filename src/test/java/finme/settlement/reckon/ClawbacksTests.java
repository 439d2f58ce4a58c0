package finme.settlement.reckon;

import static org.assertj.core.api.Assertions.assertThat;

import finme.partner.Commission.Clawback;
import finme.partner.Commission.Share;
import finme.settlement.reckon.Clawbacks.Booked;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What of a commission is taken back. */
class ClawbacksTests {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final Clawback FULL = new Clawback(30, null);
    private static final Clawback PART = new Clawback(30, Share.PROPORTIONAL);

    @Test
    void theLastDayCounts() {
        assertThat(Clawbacks.isInTime(FULL, DAY, DAY)).isTrue();
        assertThat(Clawbacks.isInTime(FULL, DAY, LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(Clawbacks.isInTime(FULL, DAY, LocalDate.of(2026, 3, 3))).isFalse();
    }

    @Test
    void inFullAllOfItOnceWhateverPartCameBack() {
        assertThat(Clawbacks.of(FULL, new Booked(DAY, 15_000, 600_000, 0, 0), 1))
                .isEqualTo(15_000);
        assertThat(Clawbacks.of(FULL, new Booked(DAY, 15_000, 600_000, 1, 15_000), 599_999))
                .isZero();
    }

    @Test
    void inProportionThePartThatCameBack() {
        assertThat(Clawbacks.of(PART, new Booked(DAY, 15_000, 600_000, 0, 0), 200_000))
                .isEqualTo(5_000);
        assertThat(Clawbacks.of(PART, new Booked(DAY, 15_000, 600_000, 200_000, 5_000), 400_000))
                .isEqualTo(10_000);
        assertThat(Clawbacks.of(PART, new Booked(DAY, 15_000, 600_000, 0, 0), 900_000))
                .isEqualTo(15_000);
        assertThat(Clawbacks.of(PART, new Booked(DAY, 15_000, 0, 0, 0), 1)).isEqualTo(15_000);
    }

    /** Parts add up to the whole and never to more, however they are cut. */
    @Property
    void partsAddUp(
            @ForAll @LongRange(max = 10_000_000) long commission,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 5_000_000) Long> parts) {
        long funded = parts.stream().mapToLong(Long::longValue).sum();
        long returned = 0;
        long taken = 0;
        for (long part : parts) {
            long now = Clawbacks.of(PART, new Booked(DAY, commission, funded, returned, taken), part);
            assertThat(now).isNotNegative();
            returned += part;
            taken += now;
            assertThat(taken).isLessThanOrEqualTo(commission);
        }
        assertThat(taken).isEqualTo(commission);
    }
}
