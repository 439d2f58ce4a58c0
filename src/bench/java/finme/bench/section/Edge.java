package finme.bench.section;

import finme.bench.contender.Application;
import finme.bench.contender.EdgeAndCore;
import finme.bench.load.Flood;
import finme.bench.load.Load;
import finme.bench.load.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an edge costs, what it does when far more comes than is taken, and files of applications. */
public final class Edge implements Section {
    private static final int UNDER_WAY = 150;
    private static final int WARM_UP = 3_000;
    private static final int WARM = 8;
    private static final int A_SECOND = 10;
    private static final int TURNS = 3;
    private static final int FACTOR = 3;
    private static final double SHARE = 0.7;
    private static final double ACCEPT_MILLIS = 40;
    private static final double FLAT = 1.1;
    /** Also the borrower's phone: numbers of Czech mobiles that nobody else has here. */
    private static final int FIRST = 730_000_000;

    private static final Set<Integer> POLITE = Set.of(200, 202, 429, 503);

    @Override
    public String name() {
        return "edge";
    }

    /** It takes JVMs of its own. */
    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        boolean quick = stage.options().quick();
        stage.finme().close();
        try (EdgeAndCore both = EdgeAndCore.start(stage.counting(), stage.data())) {
            report.title("Edge and core apart");
            report.paragraph(
                    "Core and an edge in JVMs of their own, both and the load on this machine. Asked directly, the same"
                            + " core is FinMe in one process, as warm and on the same database; turns alternate.");
            Load.count(both.inOneProcess(), quick ? 300 : WARM_UP, WARM);
            Load.count(both.throughTheEdge(), quick ? 300 : WARM_UP, WARM);
            double capacity = throughput(report, both, quick);
            accept(report, both, quick);
            flood(report, stage, both, capacity, Duration.ofSeconds(quick ? 10 : 60));
            new Files(both, quick ? 1_000 : 10_000).run(report);
        }
    }

    private static double throughput(Report report, EdgeAndCore both, boolean quick) throws Exception {
        Duration window = Duration.ofSeconds(quick ? 4 : 8);
        report.head("", "aps", "accept p50/p95/p99 ms", "refused");
        List<Double> direct = new ArrayList<>();
        List<Double> through = new ArrayList<>();
        for (int turn = 0; turn < (quick ? 1 : TURNS); turn++) {
            Run one = Load.steady(both.inOneProcess(), UNDER_WAY, Duration.ofSeconds(2), window);
            row(report, "one process", one);
            direct.add(one.perSecond());
            Run apart = Load.steady(both.throughTheEdge(), UNDER_WAY, Duration.ofSeconds(2), window);
            row(report, "edge and core", apart);
            through.add(apart.perSecond());
        }
        double capacity = median(through);
        report.verdict(Verdict.atLeast(
                "throughput through edge and core of that of one process: at least 0.7",
                capacity / median(direct),
                SHARE));
        return capacity;
    }

    private static void row(Report report, String name, Run run) {
        report.row(name, run.perSecond(), run.accept().text(50, 95, 99), run.refused());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void accept(Report report, EdgeAndCore both, boolean quick) throws Exception {
        Run run = Load.perSecond(both.throughTheEdge(), A_SECOND, Duration.ofSeconds(quick ? 10 : 30));
        report.paragraph(
                "%d a second through the edge: accept p50/p95/p99 %s ms.",
                A_SECOND, run.accept().text(50, 95, 99));
        report.verdict(Verdict.below(
                "accept p99 ms through the edge at 10 a second: under 40",
                run.accept().at(99),
                ACCEPT_MILLIS));
    }

    private static void flood(Report report, Stage stage, EdgeAndCore both, double capacity, Duration time)
            throws Exception {
        List<Double> edge = new ArrayList<>();
        List<Double> core = new ArrayList<>();
        Flood flood = new Flood();
        double meant = FACTOR * capacity;
        double sent = flood.send(
                meant,
                time,
                n -> Flood.request(
                        both.edge().port(),
                        "/api/v1/sources/bench/applications",
                        EdgeAndCore.authorization(),
                        "application/json",
                        Application.json(FIRST + n)),
                () -> {
                    edge.add(resident(both.edge()));
                    core.add(resident(both.core()));
                });
        int left = flood.left(stage.counting());
        report.paragraph(
                "%.0f a second were meant at the edge for %d s, not waiting for answers, and %.0f were sent: %s (0: none, %s);"
                        + " accepted p50/p95/p99 %s ms from when they were due, the median beginning with JVMs that share the"
                        + " processors with the sender.",
                meant,
                time.toSeconds(),
                sent,
                flood.answers(),
                flood.faults(),
                flood.millis().text(50, 95, 99));
        report.verdict(Verdict.of(
                "three times the capacity at the edge: only 202, 200, 429 and 503, each refusal with Retry-After",
                flood.answers() + ", " + flood.withoutATime() + " without",
                POLITE.containsAll(flood.answers().keySet()) && flood.withoutATime() == 0));
        report.verdict(Verdict.of("and each accepted one ends", left + " left", left == 0));
        report.verdict(flat("memory of the edge meanwhile", edge));
        report.verdict(flat("memory of core meanwhile", core));
    }

    /** A tenth is what code that is compiled and buffers of connections take. */
    static Verdict flat(String what, List<Double> resident) {
        int part = Math.max(1, resident.size() / 6);
        double first = median(resident.subList(0, part));
        double last = median(resident.subList(resident.size() - part, resident.size()));
        return Verdict.of(
                what + ": flat (a tenth counts as flat)",
                String.format(Locale.ROOT, "%.0f → %.0f MB", first, last),
                last <= first * FLAT);
    }

    static double resident(finme.bench.contender.FinMeProcess process) {
        try {
            return process.residentMb();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
