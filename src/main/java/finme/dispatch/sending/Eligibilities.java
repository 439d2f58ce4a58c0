package finme.dispatch.sending;

import finme.dispatch.capacity.CircuitBreakers;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Facts;
import finme.dispatch.limit.KnownUses;
import finme.fdforge.DatabaseClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what {@link Eligibility} has to know. */
@Component
public class Eligibilities {
    private final KnownUses uses;
    private final CircuitBreakers circuits;
    private final DatabaseClock clock;

    Eligibilities(KnownUses uses, CircuitBreakers circuits, DatabaseClock clock) {
        this.uses = uses;
        this.circuits = circuits;
        this.clock = clock;
    }

    /** @param refusals what partners have against the person; nothing when that is known from the plan */
    public Eligibility of(boolean test, @Nullable Instant deadline, Refusals refusals, Map<String, BigDecimal> bids) {
        return new Eligibility(new Facts(
                clock.now(),
                test,
                deadline,
                test ? Map.of() : uses.all(),
                refusals.duplicates(),
                refusals.suppressed(),
                bids,
                circuits.open()));
    }

    /** State and hours alone, for what stands in line already. */
    Eligibility ofWaiting(boolean test, @Nullable Instant deadline) {
        return new Eligibility(
                new Facts(clock.now(), test, deadline, Map.of(), Map.of(), Set.of(), Map.of(), Set.of()));
    }

    /** @param duplicates partners that got the person lately, with the reference of that application */
    public record Refusals(Map<String, String> duplicates, Set<String> suppressed) {
        public static final Refusals NONE = new Refusals(Map.of(), Set.of());
    }
}
