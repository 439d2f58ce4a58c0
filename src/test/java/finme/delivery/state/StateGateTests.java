package finme.delivery.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateGateTests {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final StateGate gate = new StateGate();

    @Test
    void pausesLongerEachTimeButNeverForEver() {
        assertThat(StateGate.pause(1, LONGEST)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(StateGate.pause(4, LONGEST)).isBetween(Duration.ofMillis(6400), Duration.ofMillis(9600));
        assertThat(StateGate.pause(1000, LONGEST)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void failsUntilItIsHeard() {
        assertThat(gate.away(LONGEST)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(gate.away(LONGEST)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
        assertThat(gate.isFailing()).isTrue();
        gate.heard();
        assertThat(gate.isFailing()).isFalse();
    }

    @Test
    void narrowsDownToOneAndWidensAgain() {
        assertThat(gate.size(100)).isEqualTo(100);
        gate.narrow(13);
        assertThat(gate.size(100)).isEqualTo(3);
        gate.narrow(3);
        assertThat(gate.size(100)).isEqualTo(1);
        for (int i = 0; i < 40; i++) {
            gate.heard();
        }
        assertThat(gate.size(100)).isEqualTo(100);
    }
}
