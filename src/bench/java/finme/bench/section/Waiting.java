package finme.bench.section;

import finme.bench.contender.FinMeContender;
import finme.bench.load.Load;
import finme.bench.measure.Counters;
import finme.bench.measure.Jvm;
import java.time.Duration;

/** Thousands of applications wait on a slow lender while others go to fast ones: what the waiting costs them. */
public final class Waiting implements Section {
    static final int UNDER_WAY = 150;
    private static final int CALLS = 200;
    private static final double MOST_HEAP_MB = 50;
    private static final int NONE = 2;

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
        if (stage.floor() != null) {
            stage.floor().partnersTake(Duration.ZERO);
        }
        report.title("Waiting on slow lenders");
        report.head(
                "",
                "threads taken",
                "heap after GC MB",
                "CPU at rest, ms a second",
                "aps of the others",
                "aps of the floor");
        Others before = state(stage, report, "nobody waits");

        finme.admin().lender("bench-3", finme.sandbox(), "pending-then-decline");
        Load.count(Slow.untilPending(finme), applications, UNDER_WAY);
        Others pending = state(stage, report, applications + " wait: the lender said it will decide later");
        Clearing.of(finme.database());

        Others after = state(stage, report, "nobody waits any more");
        verdicts(report, applications, before, pending, after);
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
        Figures figures = Figures.steady(finme, stage.counting(), UNDER_WAY, Duration.ZERO, Duration.ofSeconds(8));
        report.row(
                "%d calls of 9 s under way, the rest of %d in the table".formatted(CALLS, 3 * CALLS),
                state.threads(),
                state.heapMb(),
                Double.NaN,
                figures.perSecond(),
                Double.NaN);
        dearest(stage, report, "calls are under way", figures.run().taken().size());
        report.paragraph(
                "Threads (not idle in a pool) and heap are those of the whole JVM, the simulated lender's side of each open call"
                        + " included; CPU is the JVM's and PostgreSQL's together. Calls under way end and are replaced, some"
                        + " twenty a second, so the others have less of the machine then.");
        finme.admin().lender("bench-3", finme.sandbox(), "decline");
        Slow.drained(finme);
        Clearing.of(finme.database());
    }

    private static Others state(Stage stage, Report report, String what) throws Exception {
        // what it cost to get here is not what it costs to be here
        stage.finme().database().execute("vacuum analyze");
        stage.counting().execute("checkpoint");
        Counters.reset(stage.counting());
        Others others = Others.measure(stage);
        State state = others.state();
        report.row(what, state.threads(), state.heapMb(), others.atRest(), others.text(), others.floorText());
        dearest(stage, report, what, others.applications());
        return others;
    }

    /** @param meanwhile for the list of what was dear */
    private static void dearest(Stage stage, Report report, String meanwhile, int applications) throws Exception {
        report.appendix(
                "Dearest statements of FinMe: " + meanwhile,
                "| ms an application | times an application | ms each | |\n|---|---|---|---|",
                Counters.dearest(stage.finme().database(), stage.counting(), applications));
    }

    record State(int threads, double heapMb) {
        static State now() throws InterruptedException {
            double heap = Jvm.heapAfterGcMb();
            return new State(Jvm.threadsTaken(), heap);
        }
    }

    private static void verdicts(Report report, int applications, Others before, Others pending, Others after) {
        report.verdict(Verdict.atMost(
                "threads taken more while %d applications wait: none (two count as none)".formatted(applications),
                Math.max(0, pending.state().threads() - before.state().threads()),
                NONE));
        report.verdict(Verdict.below(
                "heap MB more while they wait: under 50",
                pending.state().heapMb() - before.state().heapMb(),
                MOST_HEAP_MB));
        report.verdict(Others.verdict(before, pending, after));
    }
}
