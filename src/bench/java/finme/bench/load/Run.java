package finme.bench.load;

import finme.bench.measure.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of one load.
 *
 * @param taken all that were sent; rates and latencies are those of the ones that ended inside the window
 * @param from where the measured window begins; before it the load was building up
 * @param to where it ends: from then on nothing was sent
 * @param refused answers 429 and 503, each tried again
 */
public record Run(List<Taken> taken, Instant from, Instant to, int refused) {
    private List<Taken> inWindow() {
        return taken.stream()
                .filter(each -> !each.ended().isBefore(from) && each.ended().isBefore(to))
                .toList();
    }

    private double seconds() {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** Applications that ended inside the window, by its length. */
    public double perSecond() {
        return inWindow().size() / seconds();
    }

    /** How many were acknowledged and had not ended, on the window's average. */
    public double underWay() {
        return taken.stream()
                        .mapToDouble(each -> each.secondsUnderWay(from, to))
                        .sum()
                / seconds();
    }

    public Percentiles accept() {
        return Percentiles.of(inWindow().stream().map(Taken::acceptMillis).toList());
    }

    public Percentiles end() {
        return Percentiles.of(inWindow().stream().map(Taken::millis).toList());
    }

    public List<UUID> ids() {
        return taken.stream().map(Taken::id).toList();
    }
}
