package finme.bench.section;

import finme.bench.contender.Contender;
import finme.bench.measure.Counters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All contenders in turns, in both orders, with lenders that answer after 2 s, after 200 ms and at once: what is sharpest
 * comes last, when all are warmest.
 */
public final class Rounds implements Section {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SLOW = Duration.ofMillis(200);
    private static final Duration VERY_SLOW = Duration.ofSeconds(2);
    private static final Map<Duration, Double> TIMES_PLAIN = Map.of(AT_ONCE, 3.5, SLOW, 8.0, VERY_SLOW, 30.0);
    private static final double OF_FLOOR = 0.30;

    @Override
    public String name() {
        return "rounds";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        report.title("Throughput");
        report.paragraph(
                "aps: applications a second that ended inside the measured window, while a fixed number is under way:"
                        + " one that ends lets the next one in. The window opens when half as many have ended as are"
                        + " under way; what ends after the last was sent does not count. Median of %d turns [lowest–highest]."
                        + " Warm-up: %s applications for FinMe, %s for the others, few at a time.",
                stage.options().rounds(),
                stage.options().warmUp(),
                stage.options().warmUpOfOthers());
        if (!stage.options().quick()) {
            measure(stage, report, VERY_SLOW);
        }
        measure(stage, report, SLOW);
        measure(stage, report, AT_ONCE);
        RowCheck.into(report, stage.contenders());
    }

    private static void measure(Stage stage, Report report, Duration delay) throws Exception {
        Map<String, List<Figures>> turns = new LinkedHashMap<>();
        for (int round = 0; round < stage.options().rounds(); round++) {
            List<Contender> order = new ArrayList<>(stage.contenders());
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Contender contender : order) {
                contender.partnersTake(delay);
                Figures figures = Figures.steady(
                        contender,
                        stage.counting(),
                        underWay(contender, delay),
                        delay,
                        window(stage.options(), contender, delay));
                if (delay.isZero() && round == 0) {
                    statements(stage, report, contender, figures);
                }
                turns.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(figures);
                Stage.say("%s, %d ms: %.1f a second", contender.name(), delay.toMillis(), figures.perSecond());
            }
        }
        table(report, delay, turns);
        verdicts(report, delay, turns);
    }

    /** More than each can finish in the time lenders take; the newcomer's threads are its limit, so it gets few. */
    static int underWay(Contender contender, Duration delay) {
        double waiting = 2 * delay.toMillis() / 1e3;
        return contender.name().equals("plain") ? 20 : (int) (150 + 500 * waiting);
    }

    private static Duration window(Options options, Contender contender, Duration delay) {
        boolean longer = delay.equals(VERY_SLOW) && contender.name().equals("plain");
        return Duration.ofSeconds(longer ? 16 : options.quick() ? 4 : 8);
    }

    private static void statements(Stage stage, Report report, Contender contender, Figures figures) throws Exception {
        report.appendix(
                "Statements of " + contender.name(),
                "| an application | ms each | WAL KB an application | |\n|---|---|---|---|",
                Counters.statements(
                        contender.database(),
                        stage.counting(),
                        figures.run().taken().size()));
    }

    private static void table(Report report, Duration delay, Map<String, List<Figures>> turns) {
        report.paragraph("### Lenders answer after %d ms", delay.toMillis());
        report.head(
                "",
                "aps",
                "x plain",
                "of floor",
                "under way",
                "applications",
                "accept p50/p95/p99 ms",
                "end p50/p95/p99 ms",
                "statements",
                "writing",
                "WAL KB",
                "CPU ms JVM + PG",
                "of the CPUs",
                "heap peak MB",
                "refused");
        turns.forEach((name, all) -> {
            Figures f = Figures.median(all);
            report.row(
                    name,
                    spread(all),
                    ratio(turns, name, "plain"),
                    ratio(turns, name, "floor"),
                    f.run().underWay(),
                    f.run().taken().size(),
                    f.run().accept().text(50, 95, 99),
                    f.run().end().text(50, 95, 99),
                    f.each().statements(),
                    f.each().writing(),
                    f.each().wal() / 1e3,
                    String.format(Locale.ROOT, "%.1f + %.1f", f.jvmCpu(), f.postgresCpu()),
                    String.format(Locale.ROOT, "%.0f %%", f.cpuShare() * 100),
                    f.heapPeakMb(),
                    f.run().refused());
        });
    }

    private static String spread(List<Figures> all) {
        return String.format(
                Locale.ROOT,
                "%.1f [%.1f–%.1f]",
                Figures.median(all).perSecond(),
                all.stream().mapToDouble(Figures::perSecond).min().orElse(0),
                all.stream().mapToDouble(Figures::perSecond).max().orElse(0));
    }

    private static String ratio(Map<String, List<Figures>> turns, String one, String other) {
        return String.format(Locale.ROOT, "%.2f", quotient(turns, one, other));
    }

    private static double quotient(Map<String, List<Figures>> turns, String one, String other) {
        return turns.containsKey(one) && turns.containsKey(other)
                ? Figures.median(turns.get(one)).perSecond()
                        / Figures.median(turns.get(other)).perSecond()
                : Double.NaN;
    }

    private static void verdicts(Report report, Duration delay, Map<String, List<Figures>> turns) {
        long millis = delay.toMillis();
        double timesPlain = TIMES_PLAIN.getOrDefault(delay, 0.0);
        report.verdict(Verdict.atLeast(
                "times plain, lenders take %d ms: at least %.1f".formatted(millis, timesPlain),
                quotient(turns, "FinMe", "plain"),
                timesPlain));
        report.verdict(Verdict.atLeast(
                "of the floor, lenders take %d ms: at least 0.30, aim 0.5".formatted(millis),
                quotient(turns, "FinMe", "floor"),
                OF_FLOOR));
        if (delay.isZero() && turns.containsKey("FinMe")) {
            Counters each = Figures.median(turns.get("FinMe")).each();
            report.verdict(Verdict.atMost("statements an application: at most 60", each.statements(), 60));
            report.verdict(Verdict.atMost("commits an application that write: at most 4", each.writing(), 4));
            report.verdict(Verdict.atMost("WAL KB an application: at most 24", each.wal() / 1e3, 24));
        }
    }
}
