package finme.delivery.state;

import static org.assertj.core.api.Assertions.assertThat;

import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.delivery.state.StateRows.Claimed;
import finme.delivery.state.StateRows.Rest;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Within one transaction that is undone: nobody else sees the receiver. */
@FinMeTest
class StateRowsModuleTests {
    private static final Rest LONG = new Rest(true, Duration.ofMinutes(10), false, "HTTP 401");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final StateRows rows;
    private final States states;
    private final TransactionTemplate transaction;

    StateRowsModuleTests(StateRows rows, States states, PlatformTransactionManager manager) {
        this.rows = rows;
        this.states = states;
        this.transaction = new TransactionTemplate(manager);
    }

    @Test
    void whoeverIsWantedIsTriedAlsoWhenTheWishCameDuringAFailure() {
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            String receiver = "nobody:" + UUID.randomUUID();
            states.tell(receiver, List.of(new Subject("application", "a")));
            assertThat(states.standing(receiver).all()).isEqualTo(1);
            UUID first = UUID.randomUUID();
            assertThat(rows.claim(first, LEASE)).contains(new Claimed(receiver, true));
            rows.rest(receiver, first, LONG);
            assertThat(rows.claim(UUID.randomUUID(), LEASE))
                    .extracting(Claimed::receiver)
                    .doesNotContain(receiver);
            states.tryAgain(receiver);
            UUID second = UUID.randomUUID();
            assertThat(rows.claim(second, LEASE)).contains(new Claimed(receiver, true));
            states.tryAgain(receiver);
            rows.rest(receiver, second, LONG);
            assertThat(rows.claim(UUID.randomUUID(), LEASE))
                    .as("what failed was asked before somebody mended it")
                    .contains(new Claimed(receiver, true));
        });
    }
}
