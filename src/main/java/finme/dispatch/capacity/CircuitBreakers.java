package finme.dispatch.capacity;

import finme.dispatch.PartnerHealth;
import finme.dispatch.node.CircuitSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which partners fail for everybody, as this node sees it: time-outs, broken connections, 5xx. Whatever a partner says
 * on the matter is a success. Each node finds out by itself and forgets with its process; that costs a few calls.
 */
@Component
public class CircuitBreakers implements PartnerHealth {
    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreakers.class);
    private static final Exception FAILED = new Exception("failed", null, false, false) {};

    /** Of a partner that gets none, at each look: enough to send those on who have somebody else. */
    private static final int FEW = 20;

    private final CircuitBreakerRegistry circuits;
    private final int probes;

    CircuitBreakers(CircuitSettings settings) {
        probes = settings.probes();
        circuits = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(Math.max(1, settings.calls() / 2))
                .failureRateThreshold(settings.failing())
                .waitIntervalFunctionInOpenState(
                        IntervalFunction.ofExponentialRandomBackoff(settings.pause(), 2, 0.2, settings.longestPause()))
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(probes)
                .maxWaitDurationInHalfOpenState(Duration.ofSeconds(60))
                .build());
        circuits.getEventPublisher().onEntryAdded(added -> tell(added.getAddedEntry()));
    }

    /** To be followed by {@link #heard} or {@link #release}. */
    boolean tryPass(String partner) {
        return circuit(partner).tryAcquirePermission();
    }

    void heard(String partner, boolean failed) {
        if (failed) {
            circuit(partner).onError(0, TimeUnit.NANOSECONDS, FAILED);
        } else {
            circuit(partner).onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** It was not sent after all, or what came back says nothing about the partner. */
    void release(String partner) {
        circuit(partner).releasePermission();
    }

    /** Neither open nor letting probes through only. */
    public boolean isClosed(String partner) {
        return state(partner) == State.CLOSED;
    }

    public Set<String> open() {
        return circuits.getAllCircuitBreakers().stream()
                .filter(circuit -> circuit.getState() == State.OPEN)
                .map(CircuitBreaker::getName)
                .collect(Collectors.toSet());
    }

    /** Partners that get less than is due for them. */
    public List<String> notClosed() {
        return circuits.getAllCircuitBreakers().stream()
                .filter(circuit -> circuit.getState() != State.CLOSED)
                .map(CircuitBreaker::getName)
                .toList();
    }

    /** @param free room at the partner @return how many of its dispatches are worth looking at */
    int worthLooking(String partner, int free) {
        return switch (state(partner)) {
            case OPEN -> FEW;
            case HALF_OPEN -> Math.min(free, probes);
            default -> free;
        };
    }

    @Override
    public Health of(String partner) {
        CircuitBreaker circuit = circuit(partner);
        CircuitBreaker.Metrics metrics = circuit.getMetrics();
        Circuit shown = circuit.getState() == State.CLOSED
                ? Circuit.CLOSED
                : circuit.getState() == State.OPEN ? Circuit.OPEN : Circuit.PROBING;
        return new Health(shown, metrics.getNumberOfBufferedCalls(), metrics.getNumberOfFailedCalls());
    }

    private State state(String partner) {
        return circuits.find(partner).map(CircuitBreaker::getState).orElse(State.CLOSED);
    }

    private CircuitBreaker circuit(String partner) {
        return circuits.circuitBreaker(partner);
    }

    private static void tell(CircuitBreaker circuit) {
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.info(
                        "Partner {}: circuit {}",
                        event.getCircuitBreakerName(),
                        event.getStateTransition().getToState()));
    }
}
