package finme.bench.section;

import finme.bench.contender.FinMeNodes;
import finme.bench.contender.FinMeProcess;
import finme.bench.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** FinMe in processes of its own, with half a gigabyte each: its start, its memory, and two of them sharing the work. */
public final class Nodes implements Section {
    private static final String HEAP = "512m";
    private static final int UNDER_WAY = 150;
    /** Of each of them. */
    private static final int WARM_UP = 1_500;

    private static final double START_SECONDS = 20;
    private static final double LIVED_IN = 50_000;

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        boolean quick = stage.options().quick();
        double cases = stage.finme().database().number("select count(*) from fdforge.application");
        stage.finme().close();
        try (FinMeNodes nodes = new FinMeNodes(stage.counting(), stage.data(), HEAP)) {
            FinMeProcess one = nodes.start();
            report.title("Start, memory, two nodes");
            report.paragraph(
                    "A JVM of its own with -Xmx%s on the existing database (%,.0f cases), lenders and CRM of the sandbox"
                            + " in the first of them; from the start of the process until readiness answers 200.",
                    HEAP, cases);
            report.head("", "start s", "aps", "heap before a GC, most MB", "after a GC, most MB", "lines of warnings");
            Load.count(nodes, quick ? 200 : WARM_UP, UNDER_WAY);
            double alone = aps(stage, nodes);
            row(report, "one node", one, alone);
            report.verdict(start(one.startSeconds(), cases));
            report.verdict(Verdict.of(
                    "heap at full load: under 512 MB (-Xmx512m, no OutOfMemoryError)",
                    String.format(Locale.ROOT, "%.0f MB", one.heapPeakMb()),
                    one.isAlive()));
            if (!quick) {
                two(stage, report, nodes, one, alone);
            }
        }
    }

    /** The target is that of a database that has been lived in. */
    private static Verdict start(double seconds, double cases) {
        String target = String.format(Locale.ROOT, "start to readiness s with %,.0f cases: under 20", cases);
        return cases < LIVED_IN
                ? Verdict.notTold(target, Verdict.text(seconds))
                : Verdict.below(target, seconds, START_SECONDS);
    }

    private static void two(Stage stage, Report report, FinMeNodes nodes, FinMeProcess one, double alone)
            throws Exception {
        FinMeProcess other = nodes.start();
        Load.count(nodes.only(other), WARM_UP, UNDER_WAY);
        double both = aps(stage, nodes);
        row(report, "two nodes: the first", one, both);
        row(report, "two nodes: the second", other, both);
        report.paragraph(
                "Two nodes finish %.2f times what one does, applications going to both in turn. Both, the database, the"
                        + " lenders and the load share the processors of one machine: more than 1 can't be expected of"
                        + " it, much less than 1 would be quarrels over the same work.",
                both / alone);
    }

    private static double aps(Stage stage, FinMeNodes nodes) throws Exception {
        Duration window = Duration.ofSeconds(stage.options().quick() ? 3 : 8);
        return Load.steady(nodes, UNDER_WAY, Duration.ofSeconds(2), window).perSecond();
    }

    private static void row(Report report, String name, FinMeProcess node, double aps) throws Exception {
        List<String> log = node.log();
        log.stream().limit(10).forEach(line -> Stage.say("%s: %s", name, line));
        report.row(name, node.startSeconds(), aps, node.heapPeakMb(), node.heapKeptMb(), log.size());
    }
}
