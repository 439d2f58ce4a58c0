package finme.bench.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Markdown, verdicts first, so that it can be pasted into docs/performance.md as it is. */
public final class Report {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder appendix = new StringBuilder();
    private final List<String> seconds = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    void title(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    void paragraph(String format, Object... values) {
        text.append('\n').append(String.format(Locale.ROOT, format, values)).append("\n\n");
    }

    void head(String... cells) {
        row((Object[]) cells);
        text.append("|---".repeat(cells.length)).append("|\n");
    }

    /** Numbers get one digit behind the point, larger ones none. */
    void row(Object... cells) {
        for (Object cell : cells) {
            text.append("| ").append(text(cell)).append(' ');
        }
        text.append("|\n");
    }

    static String text(Object cell) {
        if (cell instanceof Double number) {
            return number.isNaN() ? "–" : String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.1f" : "%.0f", number);
        }
        return String.valueOf(cell);
    }

    /** How long a part of the bench took. @param since by {@link System#nanoTime} */
    public void took(String what, long since) {
        seconds.add(String.format(Locale.ROOT, "%s %.0f s", what, (System.nanoTime() - since) / 1e9));
    }

    void verdict(Verdict verdict) {
        verdicts.add(verdict);
    }

    void appendix(String title, String head, List<String> rows) {
        appendix.append("\n### ").append(title).append("\n\n").append(head).append('\n');
        rows.forEach(row -> appendix.append(row).append('\n'));
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder("# Benchmark\n\n| target | figure | |\n|---|---|---|\n");
        for (Verdict verdict : verdicts) {
            all.append("| %s | %s | %s |%n".formatted(verdict.target(), verdict.figure(), verdict.outcome()));
        }
        all.append("\nTime: ").append(String.join(", ", seconds)).append(".\n");
        return all.append(text).append(appendix).toString();
    }
}
