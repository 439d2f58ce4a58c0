package finme.dispatch.again;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import finme.dispatch.Rerouting.By;
import finme.kernel.Problem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;

class HandledRoutingTests {
    private static final UUID ID = new UUID(1, 2);
    private static final PessimisticLockingFailureException LOCKED = new PessimisticLockingFailureException("deadlock");

    private final NextRound next = mock();
    private final PlatformTransactionManager transactions = mock();
    private final HandledRouting routing = new HandledRouting(next, mock(), mock(), transactions);

    @Test
    void beginsOnceMoreWhereALockFailed() {
        doThrow(LOCKED).doNothing().when(next).begin(any(), any(), any());
        begin();
        verify(next, times(2)).begin(any(), any(), any());
        verify(transactions).rollback(any());
        verify(transactions).commit(any());
    }

    @Test
    void tellsWhatStandsByThen() {
        doThrow(LOCKED)
                .doThrow(Problem.conflict("too_late", "It has ended."))
                .when(next)
                .begin(any(), any(), any());
        assertThatThrownBy(this::begin).isInstanceOf(Problem.class).hasMessage("It has ended.");
    }

    @Test
    void waitsForLocksNoThirdTime() {
        doThrow(LOCKED).when(next).begin(any(), any(), any());
        assertThatThrownBy(this::begin).isSameAs(LOCKED);
        verify(next, times(2)).begin(any(), any(), any());
    }

    private void begin() {
        routing.begin(ID, Map.of(), new By("jana", "OPERATOR", "OTHER"));
    }
}
