package finme.bench.section;

import finme.bench.contender.FloorContender;
import finme.bench.load.Load;
import finme.bench.load.Run;
import finme.bench.load.Target;
import finme.bench.measure.Jvm;
import finme.bench.measure.PostgresCpu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How fast the others go while some wait: windows of FinMe, and the floor's between them to tell how the machine was.
 *
 * @param state after the last window, when all pools have grown
 * @param atRest CPU milliseconds a second while nobody sends: what the floor's yardstick would hide
 * @param applications of all of FinMe's windows
 */
record Others(Waiting.State state, double atRest, List<Double> finme, List<Double> floor, int applications) {
    private static final int WINDOWS = 3;
    private static final long REST_NANOS = 2_000_000_000;
    /** Less is a loss. */
    private static final double LEAST = 0.95;
    /** Waiting makes nobody faster: more than that, and the windows before or after were disturbed. */
    private static final double BELIEVABLE = 1.2;

    static Others measure(Stage stage) throws Exception {
        double atRest = atRest(new PostgresCpu(stage.counting()));
        FloorContender yardstick = stage.floor();
        List<Double> finme = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        int applications = 0;
        for (int i = 0; i < WINDOWS; i++) {
            if (i > 0 && yardstick != null) {
                floor.add(window(stage, yardstick).perSecond());
            }
            Run run = window(stage, stage.finme());
            finme.add(run.perSecond());
            applications += run.taken().size();
        }
        return new Others(Waiting.State.now(), atRest, finme, floor, applications);
    }

    private static double atRest(PostgresCpu postgres) {
        double before = Jvm.cpuMillis() + postgres.millis();
        LockSupport.parkNanos(REST_NANOS);
        return (Jvm.cpuMillis() + postgres.millis() - before) / (REST_NANOS / 1e9);
    }

    private static Run window(Stage stage, Target target) throws Exception {
        Duration window = Duration.ofSeconds(stage.options().quick() ? 2 : 4);
        return Load.steady(target, Waiting.UNDER_WAY, Duration.ofSeconds(1), window);
    }

    /**
     * Met when the median of the windows is at least {@value #LEAST} of that before and after; missed when it is not and
     * no window meanwhile came up to any of theirs. Else, and when waiting seems to help, the windows differ too much to
     * tell.
     */
    static Verdict verdict(Others before, Others meanwhile, Others after) {
        double raw = 2 * median(meanwhile.finme) / (median(before.finme) + median(after.finme));
        double machine = 2 * meanwhile.machine() / (before.machine() + after.machine());
        List<Double> outside = Stream.concat(before.ofFloor().stream(), after.ofFloor().stream())
                .toList();
        double ratio = 2 * median(meanwhile.ofFloor()) / (median(before.ofFloor()) + median(after.ofFloor()));
        boolean told = ratio >= LEAST ? ratio <= BELIEVABLE : most(meanwhile.ofFloor()) < least(outside);
        String target = "throughput of the others meanwhile, beside the floor's: none lost (0.95 counts as none)";
        String figure = "%s (FinMe %s, floor %s)"
                .formatted(
                        Verdict.text(ratio),
                        Verdict.text(raw),
                        before.floor.isEmpty() ? "not run" : Verdict.text(machine));
        return told ? Verdict.of(target, figure, ratio >= LEAST) : Verdict.notTold(target, figure);
    }

    /** FinMe's windows, measured by the floor's of the same minute. */
    private List<Double> ofFloor() {
        return finme.stream().map(rate -> rate / machine()).toList();
    }

    private double machine() {
        return floor.isEmpty() ? 1 : median(floor);
    }

    String text() {
        return spread(finme);
    }

    String floorText() {
        return floor.isEmpty() ? "–" : spread(floor);
    }

    private static String spread(List<Double> rates) {
        return String.format(Locale.ROOT, "%.0f [%.0f–%.0f]", median(rates), least(rates), most(rates));
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static double least(List<Double> rates) {
        return rates.stream().mapToDouble(rate -> rate).min().orElse(Double.NaN);
    }

    private static double most(List<Double> rates) {
        return rates.stream().mapToDouble(rate -> rate).max().orElse(Double.NaN);
    }
}
