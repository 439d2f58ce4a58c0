package finme.platform.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a failure is the database's and passes, whoever wrapped it: the engine's exceptions are not Spring's. */
final class DatabaseAway {
    /** Waited for a lock, deadlock, lost against another transaction, took too long, stood idle for too long. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001", "57014", "25P03");

    private DatabaseAway() {}

    static boolean isIn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && passes(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Classes: no connection, no room, shut down by an operator. */
    private static boolean passes(String state) {
        return PASSING.contains(state) || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
