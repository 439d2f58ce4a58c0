package finme.delivery.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.delivery.Receipt;
import finme.fdforge.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** Changes that come while a receiver is being told go on in the same hold: none of them looks for it in vain. */
class CourierTests {
    private static final long PATIENCE = 10_000;
    private static final String RECEIVER = "system:a";

    private final Lanes lanes = mock(Lanes.class);
    private final Carriers carriers = mock(Carriers.class);
    private final DatabaseClock clock = mock(DatabaseClock.class);
    private final Courier courier = new Courier(
            lanes,
            carriers,
            clock,
            new DeliverySettings(Duration.ofSeconds(30), Duration.ofHours(1), 2),
            mock(PlatformTransactionManager.class));

    @AfterEach
    void stop() {
        courier.stop();
    }

    @Test
    void whatIsQueuedMeanwhileIsSentWithoutAnotherClaim() {
        CompletableFuture<Receipt> onItsWay = new CompletableFuture<>();
        when(clock.now()).thenReturn(Instant.parse("2026-03-02T10:00:00Z"));
        when(lanes.claim(any())).thenReturn(List.of(RECEIVER)).thenReturn(List.of());
        when(lanes.next(any(), any()))
                .thenReturn(List.of(message(1)))
                .thenReturn(List.of(message(2)))
                .thenReturn(List.of());
        when(carriers.carry(any()))
                .thenReturn(onItsWay)
                .thenReturn(CompletableFuture.completedFuture(new Receipt.Delivered(204)));
        courier.start();
        courier.queued(List.of(RECEIVER));
        verify(carriers, timeout(PATIENCE).times(1)).carry(any());
        for (int i = 0; i < 20; i++) {
            courier.queued(List.of(RECEIVER));
        }
        onItsWay.complete(new Receipt.Delivered(204));
        verify(carriers, timeout(PATIENCE).times(2)).carry(any());
        verify(lanes, timeout(PATIENCE).times(2)).record(any(), anyBoolean());
        assertThat(mockingDetails(lanes).getInvocations().stream()
                        .map(call -> call.getMethod().getName())
                        .filter(name -> name.equals("claim")
                                || name.equals("next")
                                || name.equals("record")
                                || name.equals("leave"))
                        .limit(5))
                .containsExactly("claim", "next", "record", "next", "record");
    }

    private static Pending message(long sequence) {
        return new Pending(UUID.randomUUID(), sequence, "{}", 0, Duration.ZERO);
    }
}
