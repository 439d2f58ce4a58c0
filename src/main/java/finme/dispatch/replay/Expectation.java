package finme.dispatch.replay;

import finme.dispatch.model.PlanEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What each partner gets if applications go their courses, and how many offers follow: a wave is asked when none of the
 * waves before it offered, and partners decide as often as they did of late, independently of each other.
 */
final class Expectation {
    private final Map<String, Double> rates;
    private final Map<String, Long> asked = new TreeMap<>();
    private final Map<String, Double> offers = new HashMap<>();

    /** @param rates between 0 and 1, by partner */
    Expectation(Map<String, Double> rates) {
        this.rates = rates;
    }

    void add(Course course) {
        double reached = 1;
        double left = 1;
        int wave = 0;
        for (PlanEntry entry : course.planned()) {
            int own = Objects.requireNonNullElse(entry.wave(), 0);
            if (own != wave) {
                reached = left;
                wave = own;
            }
            double rate = rates.getOrDefault(entry.partner(), 0.0);
            asked.merge(entry.partner(), 1L, Long::sum);
            offers.merge(entry.partner(), reached * rate, Double::sum);
            left *= 1 - rate;
        }
    }

    Collection<String> partners() {
        return asked.keySet();
    }

    long asked(String partner) {
        return asked.getOrDefault(partner, 0L);
    }

    double offers(String partner) {
        return offers.getOrDefault(partner, 0.0);
    }
}
