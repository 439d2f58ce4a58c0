package finme.crm.queue;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.crm.odata.CrmAnswer;
import finme.crm.odata.CrmOData;
import finme.crm.odata.CrmProperties;
import finme.crm.odata.CrmRecords;
import finme.crm.queue.CrmTasks.Task;
import finme.kernel.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmWorkerTests {
    private static final long PATIENCE = 10_000;

    private final CrmConfirmations confirmations = mock(CrmConfirmations.class);
    private final CrmOData crm = mock(CrmOData.class);
    private final CrmProperties properties = new CrmProperties(
            "https://crm.example.test",
            new CrmProperties.Auth(CrmProperties.Kind.NONE, null, null, null, null),
            Duration.ofSeconds(1),
            10,
            Duration.ofSeconds(1));
    private final CrmWorker worker = new CrmWorker(confirmations, mock(CrmRecords.class), crm, properties);

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void goesOnAfterAnAnswerThatCouldNotBeRead() {
        when(crm.reachable()).thenReturn(true);
        when(confirmations.claim(anyInt(), any())).thenReturn(List.of(new Task(Ids.next(), 1, 0)));
        when(crm.upsert(any()))
                .thenReturn(CompletableFuture.failedFuture(new IllegalStateException("no JSON")))
                .thenReturn(CompletableFuture.completedFuture(new CrmAnswer.Heard(Map.of())));
        worker.start();
        verify(crm, timeout(PATIENCE).atLeast(2)).upsert(any());
        verify(confirmations, timeout(PATIENCE).atLeast(1)).confirm(any(), any());
    }

    @Test
    void goesOnAfterAnError() {
        when(crm.reachable()).thenReturn(true);
        when(confirmations.claim(anyInt(), any()))
                .thenThrow(new AssertionError("planted"))
                .thenReturn(List.of(new Task(Ids.next(), 1, 0)));
        when(crm.upsert(any()))
                .thenThrow(new InternalError("planted"))
                .thenReturn(CompletableFuture.completedFuture(new CrmAnswer.Heard(Map.of())));
        worker.start();
        verify(confirmations, timeout(PATIENCE).atLeast(1)).confirm(any(), any());
    }
}
