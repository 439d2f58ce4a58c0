package finme.insight.line;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Milliseconds as {@link Lines} sums them up: in buckets a twentieth wide, {@code floor(20 * ln(ms))}. */
public final class Buckets {
    private Buckets() {}

    /**
     * @param cases by their bucket
     * @param part between 0 and 1
     * @return in the middle of the bucket where that part of them ends; null without any
     */
    public static @Nullable Long percentile(Map<Integer, Long> cases, double part) {
        long total = cases.values().stream().mapToLong(Long::longValue).sum();
        long passed = 0;
        for (Map.Entry<Integer, Long> each : new TreeMap<>(cases).entrySet()) {
            passed += each.getValue();
            if (passed >= part * total) {
                return Math.round(Math.exp((each.getKey() + 0.5) / 20));
            }
        }
        return null;
    }
}
