package finme.bench.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Values in order. */
public record Percentiles(double[] sorted) {
    public static Percentiles of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    public double at(int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Such as {@code 12/20/34}. */
    public String text(int... percents) {
        StringBuilder all = new StringBuilder();
        for (int percent : percents) {
            all.append(all.isEmpty() ? "" : "/").append(String.format(Locale.ROOT, "%.0f", at(percent)));
        }
        return all.toString();
    }
}
