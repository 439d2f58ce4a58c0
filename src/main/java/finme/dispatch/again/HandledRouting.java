package finme.dispatch.again;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CanonicalApplication;
import finme.dispatch.Rerouting;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each in a transaction of its own, alone on its application, as whoever moves it. */
@Service
class HandledRouting implements Rerouting {
    private static final int TRIES = 3;

    private final NextRound next;
    private final Repeats repeats;
    private final Newcomers newcomers;
    private final TransactionTemplate transaction;

    HandledRouting(NextRound next, Repeats repeats, Newcomers newcomers, PlatformTransactionManager transactions) {
        this.next = next;
        this.repeats = repeats;
        this.newcomers = newcomers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The process may be taking its last step in this very moment: then it is looked at once more, as where that step held
     * what this needed.
     */
    @Override
    public void begin(UUID application, Map<String, JsonNode> values, By by) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(open -> next.begin(application, values, by));
                return;
            } catch (Problem busy) {
                if (tries == TRIES || !busy.code().equals("process_busy")) {
                    throw busy;
                }
            } catch (PessimisticLockingFailureException locked) {
                if (tries > 1) {
                    throw locked;
                }
            }
        }
    }

    @Override
    public void sendAgain(UUID application, UUID dispatch, By by) {
        transaction.executeWithoutResult(open -> repeats.send(application, dispatch, by));
    }

    @Override
    public boolean findsOthers(LoanApplication application, CanonicalApplication document) {
        return newcomers.areThere(application, document);
    }
}
