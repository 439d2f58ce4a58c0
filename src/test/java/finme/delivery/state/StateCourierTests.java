package finme.delivery.state;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.delivery.StateCarrier;
import finme.delivery.StateCarrier.Heard;
import finme.delivery.StateCarrier.Terms;
import finme.delivery.States.Subject;
import finme.delivery.state.StateRows.Claimed;
import finme.delivery.state.StateRows.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;

/** Whatever happens, the next look is taken. */
class StateCourierTests {
    private static final long PATIENCE = 10_000;

    private final StateRows rows = mock(StateRows.class);
    private final StateCarrier carrier = mock(StateCarrier.class);

    @SuppressWarnings("unchecked")
    private final ObjectProvider<StateCarrier> carriers = mock(ObjectProvider.class);

    private final StateCourier courier = new StateCourier(
            rows,
            new StateOutcomes(rows, mock(PlatformTransactionManager.class)),
            carriers,
            Duration.ofSeconds(30),
            Duration.ofMillis(50));

    @BeforeEach
    void oneThatIsToBeTold() {
        when(carriers.stream()).thenAnswer(call -> Stream.of(carrier));
        when(carrier.kind()).thenReturn("crm");
        when(carrier.terms(any())).thenReturn(Optional.of(new Terms(10, null, Duration.ofSeconds(1))));
        when(rows.next(any(), any(), any(), anyInt()))
                .thenReturn(List.of(new Told(new Subject("application", "a"), 1, 0)));
    }

    @AfterEach
    void stop() {
        courier.stop();
    }

    @Test
    void goesOnAfterAnAnswerThatCouldNotBeRead() {
        when(rows.claim(any(), any())).thenReturn(List.of(new Claimed("crm:x", false)));
        when(carrier.carry(any(), any()))
                .thenReturn(CompletableFuture.failedFuture(new IllegalStateException("no JSON")))
                .thenReturn(CompletableFuture.completedFuture(new Heard(Map.of(), StateCarrier.Settled.NOTHING)));
        courier.start();
        verify(carrier, timeout(PATIENCE).atLeast(2)).carry(any(), any());
        verify(rows, timeout(PATIENCE).atLeast(1)).confirm(any(), any());
    }

    @Test
    void goesOnAfterAnError() {
        when(rows.claim(any(), any()))
                .thenThrow(new AssertionError("planted"))
                .thenReturn(List.of(new Claimed("crm:x", false)));
        when(carrier.carry(any(), any()))
                .thenThrow(new InternalError("planted"))
                .thenReturn(CompletableFuture.completedFuture(new Heard(Map.of(), StateCarrier.Settled.NOTHING)));
        courier.start();
        verify(rows, timeout(PATIENCE).atLeast(1)).confirm(any(), any());
    }
}
