package finme.dispatch.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import finme.dispatch.TrialFigures.Difference;
import finme.dispatch.TrialFigures.Side;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparedTrialsTests {
    @Test
    void saysNothingOfFewerThanThirtyThatAreDecided() {
        assertThat(ComparedTrials.difference(side(30, 10, 0), side(30, 20, 1))).isNull();
        assertThat(ComparedTrials.difference(side(31, 10, 2), side(90, 20, 0))).isNull();
        assertThat(ComparedTrials.difference(side(31, 10, 1), side(30, 20, 0))).isNotNull();
    }

    /** Agresti and Caffo, The American Statistician 54 (2000), of 41 of 42 and 21 of 32. */
    @Test
    void addsASuccessAndAFailureToEachSide() {
        Difference difference = Objects.requireNonNull(ComparedTrials.difference(side(42, 41, 0), side(33, 21, 1)));
        double old = 42.0 / 44;
        double fresh = 22.0 / 34;
        assertThat(difference.points()).isCloseTo(100 * (fresh - old), within(1e-9));
        assertThat(difference.margin())
                .isCloseTo(196 * Math.sqrt(old * (1 - old) / 44 + fresh * (1 - fresh) / 34), within(1e-9));
    }

    @Test
    void sharesOfNoneAndOfAllHaveAMarginToo() {
        Difference none = Objects.requireNonNull(ComparedTrials.difference(side(40, 0, 0), side(40, 0, 0)));
        assertThat(none.points()).isZero();
        assertThat(none.margin()).isBetween(5.0, 8.0);
    }

    private static Side side(long applications, long offered, long open) {
        return new Side(applications, applications, offered, open, 0, Map.of(), null);
    }
}
