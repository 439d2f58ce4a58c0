package finme.crm.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrmGateTests {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CrmGate gate = new CrmGate(100, LONGEST);

    @Test
    void pausesLongerEachTimeButNeverForEver() {
        assertThat(CrmGate.pause(1, LONGEST)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(CrmGate.pause(4, LONGEST)).isBetween(Duration.ofMillis(6400), Duration.ofMillis(9600));
        assertThat(CrmGate.pause(1000, LONGEST)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void closesWhileTheCrmIsAwayAndOpensWhenItIsHeard() {
        assertThat(gate.isOpen()).isTrue();
        gate.away();
        assertThat(gate.isOpen()).isFalse();
        gate.heard();
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.isFailing()).isFalse();
    }

    @Test
    void narrowsDownToOneRecordAndWidensAgain() {
        gate.narrow(13);
        assertThat(gate.size()).isEqualTo(3);
        gate.narrow(3);
        assertThat(gate.size()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            gate.heard();
        }
        assertThat(gate.size()).isEqualTo(100);
    }
}
