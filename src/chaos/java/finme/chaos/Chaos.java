package finme.chaos;

import finme.chaos.Strike.Kind;
import finme.chaos.changes.ChangeRun;
import finme.chaos.edge.EdgeRun;
import finme.chaos.midnight.MidnightRun;
import finme.chaos.overload.Overload;
import finme.chaos.overload.Verdict;
import finme.chaos.restore.RestoreRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Plays the crash audit (docs/reliability.md) and fails when FinMe is not clean or a mutant survives.
 *
 * <p>System properties: {@code chaos.seed}; {@code chaos.only}, a comma-separated list of small, T1,
 * T2, m1 … m4, two-nodes, T4, T5, T6, T9, midnight; {@code overload.seconds} for T4, {@code changes.count} for T5, {@code
 * edge.posts} for T6.
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

    private static boolean play() throws IOException, InterruptedException {
        Delivered.prepare();
        Map<String, Callable<Played>> runs = runs(Long.getLong("chaos.seed", SEED));
        List<Played> played = new ArrayList<>();
        Path report = Files.createDirectories(Path.of("target", "chaos")).resolve("report.md");
        for (String name : wanted(runs.keySet())) {
            OUT.println("playing " + name);
            Played run = playOne(name, Objects.requireNonNull(runs.get(name)));
            OUT.println(run.report());
            played.add(run);
            Files.writeString(report, Report.of(played));
        }
        played.forEach(run -> OUT.println(run.name() + ": " + run.verdict()));
        return played.stream().allMatch(Played::asExpected);
    }

    private static Played playOne(String name, Callable<Played> run) {
        try {
            return run.call();
        } catch (Exception fault) {
            fault.printStackTrace(OUT);
            return new Failed(name, fault);
        }
    }

    /** Of a name with parts, such as {@code m1-drop-early-callbacks}, the first will do. */
    private static List<String> wanted(Set<String> known) {
        String only = System.getProperty("chaos.only", "");
        if (only.isBlank()) {
            return List.copyOf(known);
        }
        List<String> asked = Arrays.stream(only.split(",")).map(String::strip).toList();
        for (String name : asked) {
            if (known.stream().noneMatch(run -> isCalled(run, name))) {
                throw new IllegalArgumentException("No run is called '" + name + "'; there are " + known);
            }
        }
        return known.stream()
                .filter(run -> asked.stream().anyMatch(name -> isCalled(run, name)))
                .toList();
    }

    private static boolean isCalled(String run, String name) {
        return run.equals(name) || run.startsWith(name + "-");
    }

    private static Map<String, Callable<Played>> runs(long seed) {
        Map<String, Callable<Played>> runs = new LinkedHashMap<>();
        scenarios(seed).forEach(scenario -> runs.put(scenario.name(), () -> Run.of(scenario)));
        runs.put("T4", () -> new Overloaded(Overload.full()));
        runs.put("T5", () -> changed(ChangeRun.play(seed)));
        runs.put("T6", () -> kept(EdgeRun.play()));
        runs.put("T9", () -> restored(RestoreRun.play()));
        runs.put("midnight", () -> closed(MidnightRun.play()));
        return runs;
    }

    private static Played changed(ChangeRun.Verdict of) {
        return new Judged("T5", "told every system every change, in order", of.broken(), of.facts());
    }

    private static Played kept(EdgeRun.Verdict of) {
        return new Judged("T6", "brought to core all that the edge had kept, once, in order", of.broken(), of.facts());
    }

    private static Played restored(RestoreRun.Verdict of) {
        return new Judged("T9", "nobody came back with the backup", of.broken(), of.facts());
    }

    private static Played closed(MidnightRun.Verdict of) {
        return new Judged("midnight", "the day was closed", of.broken(), of.facts());
    }

    /** @param good what it came to when nothing is broken */
    private record Judged(String name, String good, List<String> broken, List<String> facts) implements Played {
        @Override
        public String verdict() {
            return asExpected() ? good : "BROKEN: " + broken;
        }

        @Override
        public boolean asExpected() {
            return broken.isEmpty();
        }

        @Override
        public String report() {
            return "## " + name + ": " + verdict() + "\n\n- " + String.join("\n- ", facts) + "\n";
        }
    }

    private record Overloaded(Verdict of) implements Played {
        @Override
        public String name() {
            return "T4";
        }

        @Override
        public String verdict() {
            return asExpected() ? "refused politely, lost nothing" : "BROKEN: " + of.broken();
        }

        @Override
        public boolean asExpected() {
            return of.broken().isEmpty();
        }

        @Override
        public String report() {
            return "## T4: " + verdict() + "\n" + of.report() + "\n";
        }
    }

    /** It did not come to a verdict. */
    private record Failed(String name, Exception fault) implements Played {
        @Override
        public String verdict() {
            return "FAILED: " + fault;
        }

        @Override
        public boolean asExpected() {
            return false;
        }

        @Override
        public String report() {
            return "## " + name + ": " + verdict() + "\n\n";
        }
    }

    private static List<Scenario> scenarios(long seed) {
        Kind kill = Kind.KILL_FINME;
        Kind stop = Kind.STOP_POSTGRES;
        List<Strike> many = Strike.spread(seed, 1_000, kill, stop, Kind.CRM_AWAY, kill, stop, kill);
        List<Scenario> scenarios = new ArrayList<>(List.of(
                Scenario.small(seed),
                new Scenario("T1", seed, 1_000, 40, 1, false, false, many, null),
                new Scenario("T2", seed, 1_000, 60, 1, true, false, everythingUnderWay(), null)));
        for (String mutant : Mutants.ALL) {
            scenarios.add(
                    new Scenario(mutant, seed, 90, 30, 1, false, true, Mutants.strikes(mutant, seed, 90), mutant));
        }
        scenarios.add(new Scenario("two-nodes", seed, 600, 40, 2, false, false, oneOfTwo(), null));
        return scenarios;
    }

    /** When all are acknowledged and nobody has decided: lenders do so only after the last of them. */
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
