package finme.crm.queue;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import finme.crm.odata.CrmAnswer.Heard;
import finme.crm.queue.CrmTasks.Task;
import finme.kernel.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrmOutcomesTests {
    private final CrmConfirmations confirmations = mock(CrmConfirmations.class);
    private final CrmOutcomes outcomes = new CrmOutcomes(confirmations, new CrmGate(10, Duration.ofSeconds(1)));
    private final Task faulty = new Task(Ids.next(), 1, 0);
    private final Task sound = new Task(Ids.next(), 1, 0);

    @Test
    void aSingleRecordThatFailsIsNotTriedTwice() {
        doThrow(new IllegalStateException("planted")).when(confirmations).confirm(any(), any());
        outcomes.heard(List.of(faulty), Map.of(), new Heard(Map.of()));
        verify(confirmations).confirm(any(), any());
        verify(confirmations).fail(eq(Map.of(faulty.application(), "IllegalStateException")), any());
    }

    @Test
    void ofManyOnlyTheFaultyOneFails() {
        doThrow(new IllegalStateException("planted")).when(confirmations).confirm(any(), any());
        doNothing().when(confirmations).confirm(eq(List.of(sound)), any());
        outcomes.heard(List.of(faulty, sound), Map.of(), new Heard(Map.of()));
        verify(confirmations).confirm(eq(List.of(sound)), any());
        verify(confirmations).fail(eq(Map.of(faulty.application(), "IllegalStateException")), any());
    }
}
