package finme.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What one round gave.
 *
 * @param perSecond applications from the first request to the last end
 * @param accept milliseconds from request to answer, in the burst
 * @param end milliseconds from request to end, in the burst
 * @param calm the same to end, at a few applications a second
 */
record Figures(
        double perSecond,
        double[] accept,
        double[] end,
        double[] calmAccept,
        double[] calm,
        double statements,
        double commits,
        double writing,
        double walKb,
        double cpuMillis,
        double heapMb,
        int refused) {

    static double[] sorted(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double percentile(double[] sorted, int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** The round with the median throughput, as it was: figures of one round belong together. */
    static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
