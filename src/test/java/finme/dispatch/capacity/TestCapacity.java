package finme.dispatch.capacity;

import static org.mockito.Mockito.mock;

import finme.dispatch.node.CircuitSettings;
import java.time.Duration;

/** What partners take, without a database. */
public final class TestCapacity {
    private TestCapacity() {}

    public static CircuitBreakers circuits() {
        return new CircuitBreakers(new CircuitSettings(20, 50, Duration.ofSeconds(10), Duration.ofMinutes(2), 3));
    }

    public static Bulkheads bulkheads(CircuitBreakers circuits) {
        return new Bulkheads(circuits, mock(LiveNodes.class));
    }
}
