package finme.bench.load;

import finme.bench.measure.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of one load.
 *
 * @param from where the measured window begins; before it the load was building up
 * @param to where it ends: from then on nothing was sent
 * @param refused answers 429 and 503, each tried again
 */
public record Run(List<Taken> taken, Instant from, Instant to, int refused) {
    /** Applications that ended inside the window, by its length. */
    public double perSecond() {
        long ended = taken.stream()
                .filter(each -> !each.ended().isBefore(from) && each.ended().isBefore(to))
                .count();
        return ended * 1e3 / Duration.between(from, to).toMillis();
    }

    public Percentiles accept() {
        return Percentiles.of(taken.stream().map(Taken::acceptMillis).toList());
    }

    public Percentiles end() {
        return Percentiles.of(taken.stream().map(Taken::millis).toList());
    }

    public List<UUID> ids() {
        return taken.stream().map(Taken::id).toList();
    }
}
