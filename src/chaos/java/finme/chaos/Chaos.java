package finme.chaos;

import finme.chaos.Strike.Kind;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays the crash audit and fails when FinMe is not clean or a mutant survives.
 *
 * <p>System properties: {@code chaos.seed}; {@code chaos.only}, a comma-separated list of T1, T2, m1 … m4, two-nodes.
 */
public final class Chaos {
    static final long SEED = 20_260_302;
    private static final PrintStream OUT = System.out;

    private Chaos() {}

    public static void main(String[] args) {
        try {
            System.exit(play() ? 0 : 1);
        } catch (Exception e) {
            e.printStackTrace(OUT);
            System.exit(2);
        }
    }

    private static boolean play() throws Exception {
        long seed = Long.getLong("chaos.seed", SEED);
        String only = System.getProperty("chaos.only", "");
        List<String> wanted = only.isBlank() ? List.of() : List.of(only.split(","));
        List<Outcome> outcomes = new ArrayList<>();
        for (Scenario scenario : scenarios(seed)) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(scenario.name()::startsWith)) {
                OUT.println("playing " + scenario.name());
                Outcome outcome = Run.of(scenario);
                OUT.println(Report.of(outcome));
                outcomes.add(outcome);
            }
        }
        StringBuilder report = new StringBuilder(Report.summary(outcomes));
        outcomes.forEach(outcome -> report.append(Report.of(outcome)));
        Files.writeString(Path.of("target", "chaos", "report.md"), report);
        OUT.println(Report.summary(outcomes));
        return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::asExpected);
    }

    private static List<Scenario> scenarios(long seed) {
        Kind kill = Kind.KILL_FINME;
        Kind stop = Kind.STOP_POSTGRES;
        List<Scenario> scenarios = new ArrayList<>(List.of(
                Scenario.small(seed),
                new Scenario(
                        "T1",
                        seed,
                        1_000,
                        40,
                        1,
                        false,
                        false,
                        Strike.spread(seed, 1_000, kill, stop, kill, stop, kill),
                        null),
                new Scenario("T2", seed + 1, 1_000, 60, 1, true, false, everythingUnderWay(), null)));
        for (String mutant : Mutants.ALL) {
            scenarios.add(
                    new Scenario(mutant, seed + 2, 90, 30, 1, false, true, Mutants.strikes(mutant, seed, 90), mutant));
        }
        scenarios.add(new Scenario("two-nodes", seed + 3, 600, 40, 2, false, false, oneOfTwo(), null));
        return scenarios;
    }

    /** When all are acknowledged and nobody has decided. */
    private static List<Strike> everythingUnderWay() {
        return List.of(
                new Strike(Kind.KILL_FINME, 1_000, Duration.ofSeconds(5), 0),
                new Strike(Kind.STOP_POSTGRES, 1_000, Duration.ofSeconds(3), 0),
                new Strike(Kind.KILL_FINME, 1_000, Duration.ofSeconds(8), 0));
    }

    /** First one that comes back, then the other one for good. */
    private static List<Strike> oneOfTwo() {
        return List.of(
                new Strike(Kind.KILL_FINME, 150, Duration.ofMillis(300), 1),
                new Strike(Kind.KILL_FINME_FOR_GOOD, 450, Duration.ofMillis(300), 0));
    }
}
