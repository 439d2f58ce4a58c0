package finme.work;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: what was thrown and where, with its causes and what was suppressed, and no message of
 * any of them, since a message may quote personal data. Bounded, however long and deep the failure is.
 */
public final class FailureTrace extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int FAILURES = 12;
    private static final int FRAMES = 60;

    private FailureTrace(Throwable failure, @Nullable Throwable cause) {
        super(name(failure), cause);
        StackTraceElement[] frames = failure.getStackTrace();
        setStackTrace(frames.length > FRAMES ? Arrays.copyOf(frames, FRAMES) : frames);
    }

    public static FailureTrace of(Throwable failure) {
        return trace(failure, new int[] {FAILURES});
    }

    /** @param left how many more are told, all in all */
    private static FailureTrace trace(Throwable failure, int[] left) {
        left[0]--;
        Throwable cause = failure.getCause();
        FailureTrace trace = new FailureTrace(failure, cause == null || left[0] <= 0 ? null : trace(cause, left));
        for (Throwable suppressed : failure.getSuppressed()) {
            if (left[0] > 0) {
                trace.addSuppressed(trace(suppressed, left));
            }
        }
        return trace;
    }

    /** The SQL state is a code, and says more than the class. */
    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? name : name + ", SQL state " + state;
    }

    /** Its own frames are not those of the failure. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
