package finme.bench.section;

import finme.bench.contender.FloorContender;
import finme.bench.load.Target;
import finme.bench.measure.Database;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Whether finished cases slow down new ones, and how much room each takes. */
public final class Growth implements Section {
    private static final int UNDER_WAY = 150;
    private static final int TEMPLATES = 1_000;
    private static final double LEAST = 0.9;
    /** Finished cases make nobody faster: more than that, and the first turn was disturbed. */
    private static final double BELIEVABLE = 1.5;

    private static final double MOST_KB = 8;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        Database database = stage.finme().database();
        stage.finme().partnersTake(Duration.ZERO);
        FloorContender yardstick = stage.floor();
        if (yardstick != null) {
            yardstick.partnersTake(Duration.ZERO);
        }
        Clearing.of(database);
        Disk empty = Disk.of(database);
        report.title("Growth");
        report.paragraph("Finished cases are real ones, copied row by row with ids of their own into every table they"
                + " left something in; then VACUUM ANALYZE. The floor's database stays as it is: it tells how the"
                + " machine was meanwhile.");
        report.head(
                "finished cases",
                "FinMe aps",
                "of that with none",
                "floor aps",
                "of that at first",
                "bytes a case",
                "of them sealed",
                "rows a case");
        Turn none = turn(stage);
        double asRun = row(report, none, none, Disk.of(database).since(empty));
        Copies copies = new Copies(database, TEMPLATES);
        Turn last = none;
        double copied = asRun;
        for (int cases : stage.options().quick() ? List.of(5_000) : List.of(20_000, 100_000)) {
            long start = System.nanoTime();
            copies.growTo(cases);
            Stage.say("%d finished cases after %.0f s", cases, Stage.seconds(start));
            Disk disk = Disk.of(database).since(empty);
            last = turn(stage);
            copied = row(report, last, none, disk);
        }
        copies.close();
        report.verdict(throughput(stage.options().quick() ? "5,000" : "100,000", none, last));
        report.verdict(Verdict.of(
                "KB a finished case beside its sealed data: under 8 (first line: cases as they were lived, with dead rows)",
                "%s (first line %s)".formatted(Verdict.text(copied), Verdict.text(asRun)),
                copied < MOST_KB));
    }

    /** Divided by what the floor did meanwhile, whether that makes FinMe's ratio better or worse. */
    private static Verdict throughput(String cases, Turn none, Turn last) {
        double finme = last.finme() / none.finme();
        double machine = last.floor() / none.floor();
        double ratio = Double.isNaN(machine) ? finme : finme / machine;
        String target = "throughput with %s finished cases of that with none, beside the floor's: at least 0.9"
                .formatted(cases);
        String figure =
                "%s (FinMe %s, floor %s)".formatted(Verdict.text(ratio), Verdict.text(finme), Verdict.text(machine));
        return ratio > BELIEVABLE ? Verdict.notTold(target, figure) : Verdict.of(target, figure, ratio >= LEAST);
    }

    private record Turn(double finme, double floor) {}

    /** Three short windows of FinMe and two of the floor between them: the machine's moods last longer than one. */
    private static Turn turn(Stage stage) throws Exception {
        FloorContender yardstick = stage.floor();
        double first = aps(stage, stage.finme());
        double before = yardstick == null ? Double.NaN : aps(stage, yardstick);
        double second = aps(stage, stage.finme());
        double after = yardstick == null ? Double.NaN : aps(stage, yardstick);
        double third = aps(stage, stage.finme());
        return new Turn((first + second + third) / 3, (before + after) / 2);
    }

    private static double aps(Stage stage, Target target) throws Exception {
        return Figures.steady(target, stage.counting(), UNDER_WAY, Duration.ZERO, Duration.ofSeconds(4))
                .perSecond();
    }

    /** @return KB a case beside its sealed data */
    private static double row(Report report, Turn turn, Turn first, Disk disk) {
        Disk one = disk.each();
        report.row(
                String.format(Locale.ROOT, "%,.0f", disk.cases()),
                turn.finme(),
                String.format(Locale.ROOT, "%.2f", turn.finme() / first.finme()),
                turn.floor(),
                String.format(Locale.ROOT, "%.2f", turn.floor() / first.floor()),
                one.bytes(),
                one.sealed(),
                one.rows());
        return (one.bytes() - one.sealed()) / 1e3;
    }
}
