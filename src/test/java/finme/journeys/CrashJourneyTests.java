package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import finme.chaos.CrashAudit;
import org.junit.jupiter.api.Test;

/** The small form of the crash audit (docs/reliability.md): a FinMe of its own, killed under load with its database. */
class CrashJourneyTests {
    @Test
    void keepsItsPromisesThroughAKillAndALostDatabase() throws Exception {
        CrashAudit.Verdict verdict = CrashAudit.small();
        assertThat(verdict.brokenRules()).as(verdict.report()).isEmpty();
    }
}
