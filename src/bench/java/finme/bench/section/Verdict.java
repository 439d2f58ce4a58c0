package finme.bench.section;

import java.util.Locale;

/**
 * One target of the project, and what came of it.
 *
 * @param outcome met, missed, not run (what it compares with took no part), not told (the figures don't carry it)
 */
record Verdict(String target, String figure, String outcome) {
    static Verdict of(String target, String figure, boolean met) {
        return new Verdict(target, figure, met ? "met" : "**missed**");
    }

    static Verdict notTold(String target, String figure) {
        return new Verdict(target, figure, "not told");
    }

    static Verdict atLeast(String target, double figure, double least) {
        return of(target, figure, figure >= least);
    }

    static Verdict below(String target, double figure, double limit) {
        return of(target, figure, figure < limit);
    }

    static Verdict atMost(String target, double figure, double most) {
        return of(target, figure, figure <= most);
    }

    private static Verdict of(String target, double figure, boolean met) {
        return Double.isNaN(figure) ? new Verdict(target, "", "not run") : of(target, text(figure), met);
    }

    static String text(double figure) {
        return Double.isNaN(figure) ? "not run" : String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%.0f", figure);
    }
}
