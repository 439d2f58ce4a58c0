package finme.reception;

import finme.kernel.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one intake as one transaction, and says what a sender should do when the database can't take it now. */
@Component
class IntakeTransaction {
    /** lock_not_available, deadlock_detected, query_canceled. */
    private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "40P01", "57014");

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final TransactionTemplate transaction;

    IntakeTransaction(PlatformTransactionManager manager) {
        this.transaction = new TransactionTemplate(manager);
    }

    <T> T run(Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException refused) {
            // the engine's own exceptions as well
            throw waitedTooLong(refused)
                    ? Problem.busy(409, "in_progress", "The same application is being taken in right now.", SHORT)
                    : unavailable(refused);
        }
    }

    private static boolean waitedTooLong(Exception refused) {
        return NestedExceptionUtils.getRootCause(refused) instanceof SQLException sql
                && WAITED_TOO_LONG.contains(String.valueOf(sql.getSQLState()));
    }

    /** Connection failures (class 08, 57P…, 25P03 for one that stood idle in the transaction) are ours and pass; anything else is a mistake and stays one. */
    private static RuntimeException unavailable(RuntimeException failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String state = root instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        boolean away = failure instanceof TransactionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("25P03")
                || state.startsWith("53");
        return away ? Problem.busy(503, "unavailable", "FinMe can't store applications right now.", LONG) : failure;
    }
}
