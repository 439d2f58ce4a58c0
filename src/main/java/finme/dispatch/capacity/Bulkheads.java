package finme.dispatch.capacity;

import finme.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many calls may be under way per partner on this node. Those that find no room stay in the table; nothing queues in
 * memory, so a hanging partner costs nobody else anything.
 */
@Component
public class Bulkheads {
    private final Map<String, PartnerCapacity> capacities = new ConcurrentHashMap<>();
    private final CircuitBreakers circuits;
    private final LiveNodes nodes;
    private volatile Runnable whenRoomAgain = () -> {};

    Bulkheads(CircuitBreakers circuits, LiveNodes nodes) {
        this.circuits = circuits;
        this.nodes = nodes;
    }

    public void whenRoomAgain(Runnable work) {
        whenRoomAgain = work;
    }

    /** @return null when it is full, its rate is used up for the moment, or its circuit is open */
    public @Nullable Permit enter(Partner partner) {
        PartnerCapacity capacity = capacity(partner);
        if (!capacity.tryEnter()) {
            capacity.refused();
            return null;
        }
        boolean passed = false;
        try {
            long wait = capacity.waitForTurn(apart(partner));
            if (wait == Pace.NONE) {
                capacity.refused();
                return null;
            }
            passed = circuits.tryPass(partner.code());
            return passed ? new Permit(partner.code(), circuits, wait, () -> giveBack(capacity)) : null;
        } finally {
            if (!passed) {
                giveBack(capacity);
            }
        }
    }

    /** @return nanoseconds between two calls of this node; 0 without a rate, less when nobody knows this node's part of it */
    private long apart(Partner partner) {
        if (partner.perSecond() == null) {
            return 0;
        }
        int sharing = nodes.count();
        return sharing == 0
                ? -1
                : Math.max(1, (long) (1e9 * sharing / partner.perSecond().doubleValue()));
    }

    private void giveBack(PartnerCapacity capacity) {
        if (capacity.giveBack()) {
            whenRoomAgain.run();
        }
    }

    /** How many of its dispatches are worth looking for in the table; for the others it will wake. */
    public int free(Partner partner) {
        PartnerCapacity capacity = capacity(partner);
        if (capacity.isFull()) {
            capacity.moreWait();
            return circuits.worthLooking(partner.code(), 0);
        }
        return circuits.worthLooking(partner.code(), capacity.free(apart(partner)));
    }

    /** As many were found as looked for: there may be more. */
    public void moreWait(String partner) {
        PartnerCapacity capacity = capacities.get(partner);
        if (capacity != null) {
            capacity.moreWait();
        }
    }

    private PartnerCapacity capacity(Partner partner) {
        PartnerCapacity capacity = capacities.computeIfAbsent(partner.code(), code -> new PartnerCapacity());
        capacity.limit(Objects.requireNonNullElse(partner.concurrency(), PartnerCapacity.DEFAULT));
        return capacity;
    }

    /** Partners that had no room at some time during the last seconds: what is due for them waits for them. */
    public List<String> lately() {
        return capacities.entrySet().stream()
                .filter(entry -> entry.getValue().hadNoneLately())
                .map(Map.Entry::getKey)
                .toList();
    }
}
