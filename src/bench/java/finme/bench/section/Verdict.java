package finme.bench.section;

import java.util.Locale;

/** One target of the project, and what came of it. */
record Verdict(String target, String figure, boolean met) {
    static Verdict atLeast(String target, double figure, double least) {
        return new Verdict(target, text(figure), figure >= least);
    }

    static Verdict below(String target, double figure, double limit) {
        return new Verdict(target, text(figure), figure < limit);
    }

    static Verdict atMost(String target, double figure, double most) {
        return new Verdict(target, text(figure), figure <= most);
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%.0f", figure);
    }
}
