package finme.chaos;

import java.util.List;

/** The form of the crash audit that every build runs. */
public final class CrashAudit {
    private CrashAudit() {}

    /** @param brokenRules empty when FinMe kept its promises */
    public record Verdict(List<String> brokenRules, String report) {}

    public static Verdict small() throws Exception {
        Outcome outcome = Run.of(Scenario.small(Chaos.SEED));
        return new Verdict(outcome.caughtBy(), outcome.report());
    }
}
