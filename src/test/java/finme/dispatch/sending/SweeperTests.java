package finme.dispatch.sending;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.node.DispatchSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweeperTests {
    private final Sweep sweep = mock(Sweep.class);
    private final Sweeper sweeper = new Sweeper(
            sweep,
            mock(Bulkheads.class),
            new DispatchSettings(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(20),
                    Duration.ofMillis(40),
                    Duration.ofDays(1),
                    Duration.ofDays(14),
                    1));

    @Test
    void goesOnAfterAnError() {
        when(sweep.once())
                .thenThrow(new InternalError("planted"))
                .thenThrow(new AssertionError("planted"))
                .thenReturn(false);
        sweeper.start();
        try {
            verify(sweep, timeout(5_000).atLeast(4)).once();
        } finally {
            sweeper.stop();
        }
    }
}
