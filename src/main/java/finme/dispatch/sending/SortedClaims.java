package finme.dispatch.sending;

import finme.dispatch.model.Claimed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was claimed, by what becomes of it.
 *
 * @param ready has room at its partner, which is given back with it
 * @param circuitOpen its partner is not well
 * @param closed with when its partner opens
 */
record SortedClaims(
        List<Reserved> ready, List<Claimed> noRoom, List<Claimed> circuitOpen, Map<Claimed, Instant> closed) {
    SortedClaims(int most) {
        this(new ArrayList<>(most), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }
}
