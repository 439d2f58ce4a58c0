package finme.dispatch.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTests {
    private static final long SECOND = 1_000_000_000L;
    private static final long APART = SECOND / 20;

    @Test
    void callsOfABurstAreSpreadOverTheSecondAheadAndTheRestComesAgain() {
        Pace pace = new Pace(0);
        assertThat(pace.free(0, APART)).isEqualTo(20);
        assertThat(LongStream.generate(() -> pace.take(0, APART)).limit(20))
                .containsExactlyElementsOf(
                        LongStream.range(0, 20).map(i -> i * APART).boxed().toList());
        assertThat(pace.free(0, APART)).isZero();
        assertThat(pace.take(0, APART)).isEqualTo(Pace.NONE);
        assertThat(pace.free(SECOND / 2, APART)).isEqualTo(10);
        assertThat(pace.take(SECOND / 2, APART)).isEqualTo(SECOND / 2);
    }

    @Test
    void whatWasNotUsedIsNotSavedUp() {
        Pace pace = new Pace(0);
        assertThat(pace.take(60 * SECOND, APART)).isZero();
        assertThat(pace.take(60 * SECOND, APART)).isEqualTo(APART);
    }

    @Test
    void aRateBelowOneASecondWaitsForItsTurn() {
        Pace pace = new Pace(0);
        assertThat(pace.take(0, 10 * SECOND)).isZero();
        assertThat(pace.take(SECOND, 10 * SECOND)).isEqualTo(Pace.NONE);
        assertThat(pace.free(9 * SECOND, 10 * SECOND)).isZero();
        assertThat(pace.take(9 * SECOND + SECOND / 2, 10 * SECOND)).isEqualTo(SECOND / 2);
    }
}
