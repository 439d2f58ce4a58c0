package finme.bench.section;

import finme.bench.contender.FinMeContender;
import finme.bench.load.Load;
import finme.bench.measure.Counters;
import finme.bench.measure.Jvm;
import java.time.Duration;
import java.util.Locale;

/** Thousands of applications wait on a slow lender while others go to fast ones: what the waiting costs them. */
public final class Waiting implements Section {
    private static final int UNDER_WAY = 150;
    private static final int CALLS = 200;
    private static final double MOST_HEAP_MB = 50;
    private static final int POOLS = 10;
    /** Two windows of one and the same load differ by that much. */
    private static final double NOISE = 0.95;

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        FinMeContender finme = stage.finme();
        int applications = stage.options().quick() ? 500 : 5_000;
        finme.partnersTake(Duration.ZERO);
        report.title("Waiting on slow lenders");
        report.head("", "threads", "heap after GC MB", "aps of the others");
        double before = others(stage, report, "nobody waits");
        State alone = State.now();
        report.row("nobody waits", alone.threads(), alone.heapMb(), before);

        finme.admin().lender("bench-3", finme.sandbox(), "pending-then-decline");
        Load.count(Slow.untilPending(finme), applications, UNDER_WAY);
        State pending = State.now();
        double whilePending = others(stage, report, applications + " wait");
        report.row(
                applications + " wait: the lender said it will decide later",
                pending.threads(),
                pending.heapMb(),
                whilePending);
        Clearing.of(finme.database());

        double after = others(stage, report, "nobody waits any more");
        report.row("nobody waits any more", Jvm.threads(), Jvm.heapAfterGcMb(), after);
        verdicts(report, applications, alone, pending, whilePending / ((before + after) / 2));
        if (!stage.options().quick()) {
            calls(stage, report);
        }
    }

    /** The other kind: calls that hang, as many as the lender's limit lets through, and the rest in the table. */
    private static void calls(Stage stage, Report report) throws Exception {
        FinMeContender finme = stage.finme();
        finme.admin().lender("bench-3", finme.sandbox(), "decline?delay=PT9S", CALLS);
        Load.count(Slow.untilTaken(finme), 3 * CALLS, UNDER_WAY);
        State state = State.now();
        report.row(
                "%d calls of 9 s under way, the rest of %d in the table".formatted(CALLS, 3 * CALLS),
                state.threads(),
                state.heapMb(),
                others(stage, report, "calls are under way"));
        report.paragraph("Threads and heap are those of the whole JVM, the simulated lender's side of each open call"
                + " included. Calls under way end and are replaced, some twenty a second, so the others have less of"
                + " the machine then.");
        finme.admin().lender("bench-3", finme.sandbox(), "decline");
        Slow.drained(finme);
        Clearing.of(finme.database());
    }

    /** @param meanwhile for the list of what was dear */
    private static double others(Stage stage, Report report, String meanwhile) throws Exception {
        Duration window = Duration.ofSeconds(stage.options().quick() ? 3 : 8);
        Figures figures = Figures.steady(stage.finme(), stage.counting(), UNDER_WAY, Duration.ZERO, window);
        report.appendix(
                "Dearest statements of FinMe while " + meanwhile,
                "| ms an application | times an application | ms each | |\n|---|---|---|---|",
                Counters.dearest(
                        stage.finme().database(),
                        stage.counting(),
                        figures.run().taken().size()));
        return figures.perSecond();
    }

    private record State(int threads, double heapMb) {
        static State now() {
            double heap = Jvm.heapAfterGcMb();
            return new State(Jvm.threads(), heap);
        }
    }

    private static void verdicts(Report report, int applications, State alone, State pending, double others) {
        report.verdict(Verdict.atMost(
                "threads more while %d applications wait: none (servers' pools come and go: ten count as none)"
                        .formatted(applications),
                Math.max(0, pending.threads() - alone.threads()),
                POOLS));
        report.verdict(Verdict.below(
                "heap MB more while they wait: under 50", pending.heapMb() - alone.heapMb(), MOST_HEAP_MB));
        report.verdict(new Verdict(
                "throughput of the others meanwhile: none lost (0.95 counts as none)",
                String.format(Locale.ROOT, "%.2f", others),
                others >= NOISE));
    }
}
