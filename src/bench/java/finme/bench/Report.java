package finme.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table, in Markdown, so that it can be pasted into docs/performance.md as it is. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder statements = new StringBuilder();

    void statements(String contender, List<String> rows) {
        statements
                .append("\n### Statements of ")
                .append(contender)
                .append("\n\n")
                .append("| an application | ms each | WAL KB an application | |\n|---|---|---|---|\n");
        rows.forEach(row -> statements.append(row).append('\n'));
    }

    void section(Duration delay, int applications, Map<String, List<Figures>> rounds) {
        line(
                "\n## Partners answer after %d ms (burst of %d applications, %d round(s))\n",
                delay.toMillis(),
                applications,
                rounds.values().iterator().next().size());
        line(
                "| | aps [min–max] | x plain | of floor | accept p50/p95/p99 ms | end p50/p95/p99 ms | calm accept p50/p95 ms"
                        + " | calm end p50/p95/p99 ms | statements | commits | writing | WAL KB | JVM CPU ms | heap peak MB | refused |");
        line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        double plain = rate(rounds, "plain");
        double floor = rate(rounds, "floor");
        rounds.forEach((name, all) -> {
            Figures f = Figures.median(all);
            line(
                    "| %s | %.1f [%.1f–%.1f] | %.2f | %.2f | %s | %s | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f | %d |",
                    name,
                    f.perSecond(),
                    all.stream().mapToDouble(Figures::perSecond).min().orElse(0),
                    all.stream().mapToDouble(Figures::perSecond).max().orElse(0),
                    f.perSecond() / plain,
                    f.perSecond() / floor,
                    percentiles(f.accept(), 50, 95, 99),
                    percentiles(f.end(), 50, 95, 99),
                    percentiles(f.calmAccept(), 50, 95),
                    percentiles(f.calm(), 50, 95, 99),
                    f.statements(),
                    f.commits(),
                    f.writing(),
                    f.walKb(),
                    f.cpuMillis(),
                    f.heapMb(),
                    f.refused());
        });
    }

    private static double rate(Map<String, List<Figures>> rounds, String name) {
        return rounds.containsKey(name) ? Figures.median(rounds.get(name)).perSecond() : Double.NaN;
    }

    private static String percentiles(double[] sorted, int... percents) {
        StringBuilder all = new StringBuilder();
        for (int percent : percents) {
            all.append(all.isEmpty() ? "" : "/")
                    .append(String.format(Locale.ROOT, "%.0f", Figures.percentile(sorted, percent)));
        }
        return all.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    @Override
    public String toString() {
        return text + "\n" + statements;
    }
}
