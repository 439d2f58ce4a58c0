package finme.admin;

import finme.loan.ApplicationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many applications stand where, ready to be drawn.
 *
 * @param parts in the order of the lifecycle, only those with at least one
 */
public record StatusCounts(long total, long open, long offered, long funded, List<Part> parts) {
    /** Width of the drawing the parts are measured in. */
    private static final double WIDTH = 1000;

    /** @param x where it starts @param width at least wide enough to be seen */
    public record Part(ApplicationStatus status, long count, double x, double width) {}

    static StatusCounts of(Map<ApplicationStatus, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long open = counts.entrySet().stream()
                .filter(entry -> !entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (ApplicationStatus status : ApplicationStatus.values()) {
            long count = counts.getOrDefault(status, 0L);
            if (count > 0) {
                double width = WIDTH * count / total;
                parts.add(new Part(status, count, x, Math.max(2, width - 2)));
                x += width;
            }
        }
        return new StatusCounts(
                total,
                open,
                counts.getOrDefault(ApplicationStatus.OFFERED, 0L),
                counts.getOrDefault(ApplicationStatus.FUNDED, 0L),
                parts);
    }
}
