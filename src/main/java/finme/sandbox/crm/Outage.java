package finme.sandbox.crm;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch that lets the sandbox CRM fail: as a whole, for single records, or slowly. */
@RestController
@RequestMapping("/sandbox/crm/outage")
class Outage {
    private volatile State state = new State(false, 503, Set.of(), Set.of(), Duration.ZERO);

    @GetMapping
    State state() {
        return state;
    }

    @PutMapping
    State set(@RequestBody Wish wish) {
        state = new State(
                wish.away(),
                wish.status() == null ? 503 : wish.status(),
                wish.refuse() == null ? Set.of() : Set.copyOf(wish.refuse()),
                wish.choke() == null ? Set.of() : Set.copyOf(wish.choke()),
                wish.delay() == null ? Duration.ZERO : wish.delay());
        return state;
    }

    /**
     * @param away every call gets {@code status}
     * @param refuse ids that get 422
     * @param choke ids that make the whole batch they are in fail with 500
     * @param delay of each batch
     */
    record State(boolean away, int status, Set<UUID> refuse, Set<UUID> choke, Duration delay) {}

    record Wish(
            boolean away,
            @Nullable Integer status,
            @Nullable Set<UUID> refuse,
            @Nullable Set<UUID> choke,
            @Nullable Duration delay) {}
}
