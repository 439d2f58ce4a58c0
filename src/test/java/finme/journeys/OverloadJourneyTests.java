package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import finme.chaos.overload.Overload;
import finme.chaos.overload.Verdict;
import org.junit.jupiter.api.Test;

/**
 * The small form of the run T4 (docs/reliability.md): far more applications than a FinMe with low marks takes. In a process of its own: two engines in
 * one would share the registry that {@code /engine-rest} looks into, and the load would measure itself.
 */
class OverloadJourneyTests {
    private static final int PER_SECOND = 200;
    private static final int SECONDS = 8;

    @Test
    void refusesPolitelyAndLosesNothing() throws Exception {
        Verdict verdict = Overload.small(PER_SECOND, SECONDS);
        assertThat(verdict.broken()).as(verdict.report()).isEmpty();
        assertThat(verdict.marked()).as(verdict.report()).isTrue();
    }
}
