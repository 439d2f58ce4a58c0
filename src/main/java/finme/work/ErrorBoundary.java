package finme.work;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The outermost place of a thread that has to go on: whatever a piece of work throws ends that piece and nothing else.
 * After an {@link Error} too: a thread that is gone helps nobody, and its work is found again under its lease.
 */
public final class ErrorBoundary {
    private ErrorBoundary() {}

    /**
     * A piece of work that has nothing to do with the one before.
     *
     * @param otherwise what it means that it failed
     */
    public static void run(Logger log, String otherwise, Runnable work) {
        try {
            work.run();
        } catch (Throwable failure) {
            new FailureLog(log, otherwise).failed(failure);
        }
    }

    /**
     * Work that is done again and again.
     *
     * @return whether it was done
     */
    public static boolean run(FailureLog failures, Runnable work) {
        return run(failures, null, work);
    }

    /** @param about see {@link FailureLog#failed(Object, Throwable)} */
    public static boolean run(FailureLog failures, @Nullable Object about, Runnable work) {
        try {
            work.run();
        } catch (Throwable failure) {
            failures.failed(about, failure);
            return false;
        }
        failures.worked();
        return true;
    }
}
