package finme.platform.web.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the database was given a value that it can't hold, wherever that came from: a NUL, a year 999,999,999. */
final class UnstorableValue {
    static final String CODE = "invalid_value";
    static final String SENTENCE =
            "A value in the request can't be stored: a character that is none, or a number or time" + " out of range.";

    /** Besides the class of data exceptions: too long for an index. */
    private static final Set<String> TOO_LONG = Set.of("54000");

    private UnstorableValue() {}

    static boolean isIn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                if (state.startsWith("22") || TOO_LONG.contains(state)) {
                    return true;
                }
            }
        }
        return false;
    }
}
