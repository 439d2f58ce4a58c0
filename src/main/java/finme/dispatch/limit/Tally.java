package finme.dispatch.limit;

import finme.dispatch.eligibility.Quota;
import finme.dispatch.eligibility.Quota.Counts;
import finme.dispatch.eligibility.Use;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one transaction does to what partners have used. Pure; the rows are locked before and written afterwards. */
final class Tally {
    private final Map<Quota, Use> uses = new HashMap<>();
    private final Map<String, List<Quota>> quotas = new HashMap<>();
    private final Set<Quota> changed = new HashSet<>();
    private final Instant now;

    Tally(Map<Quota, Use> present, Instant now) {
        this.now = now;
        present.forEach((quota, use) -> {
            uses.put(quota, use.at(now));
            quotas.computeIfAbsent(quota.partner(), code -> new ArrayList<>()).add(quota);
        });
    }

    /** @return null when one of the partner's limits leaves none */
    @Nullable
    Place take(String partner, @Nullable BigDecimal bid) {
        List<Use> mine = of(partner);
        if (!mine.stream().allMatch(use -> use.fits(bid))) {
            return null;
        }
        BigDecimal cost = mine.stream()
                .filter(use -> use.quota().counts(Counts.BUDGET))
                .map(use -> use.cost(bid))
                .findFirst()
                .orElse(BigDecimal.ZERO);
        change(partner, use -> use.take(cost));
        return new Place(Place.State.HELD, now, cost);
    }

    /** @return the code of what left no place */
    String obstacle(String partner, @Nullable BigDecimal bid) {
        boolean places = of(partner).stream()
                .filter(use -> !use.quota().counts(Counts.BUDGET))
                .allMatch(use -> use.fits(bid));
        return places ? "budget_spent" : "cap_reached";
    }

    /** @param unsent the partner never got it */
    void release(Dispatch dispatch, boolean unsent) {
        Place place = dispatch.place();
        if (place != null) {
            change(dispatch.partner(), use -> use.release(place.cost()));
            if (unsent) {
                change(dispatch.partner(), use -> use.unsent(place.at()));
            }
        }
    }

    void sold(Dispatch dispatch) {
        change(dispatch.partner(), use -> use.sold(dispatch.price()));
    }

    private List<Use> of(String partner) {
        return quotas.getOrDefault(partner, List.of()).stream()
                .map(quota -> uses.getOrDefault(quota, Use.none(quota)))
                .toList();
    }

    private void change(String partner, UnaryOperator<Use> change) {
        for (Use use : of(partner)) {
            uses.put(use.quota(), change.apply(use));
            changed.add(use.quota());
        }
    }

    Instant now() {
        return now;
    }

    Collection<Use> changed() {
        return changed.stream()
                .map(quota -> uses.getOrDefault(quota, Use.none(quota)))
                .toList();
    }
}
