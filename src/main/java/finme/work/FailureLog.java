package finme.work;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Tells of work that is done again and again and fails: once with frames, then it counts silently until the work is
 * done again. Another kind of failure meanwhile is told, too. Messages of failures are never told.
 */
public final class FailureLog {
    private static final int KINDS = 10;
    private static final int DEEP = 20;

    private final Logger log;
    private final String meaning;
    private final Set<String> told = new HashSet<>();
    private volatile int failures;

    /** @param meaning what it means that the work failed; without personal data, as whatever is logged */
    public FailureLog(Logger log, String meaning) {
        this.log = log;
        this.meaning = meaning;
    }

    public void failed(Throwable failure) {
        failed(null, failure);
    }

    /** @param about what failed, say an id; told with the first failure only */
    public void failed(@Nullable Object about, Throwable failure) {
        try {
            count(about, failure);
        } catch (Throwable noRoomForWords) {
            return;
        }
    }

    private synchronized void count(@Nullable Object about, Throwable failure) {
        failures++;
        if (told.size() < KINDS && told.add(kind(failure))) {
            log.warn("{}{}", meaning, about == null ? "" : ": " + about, FailureTrace.of(failure));
        }
    }

    public void worked() {
        if (failures > 0) {
            forget();
        }
    }

    private synchronized void forget() {
        if (failures > 0) {
            log.info("{}: works again after {} failure(s)", meaning, failures);
            failures = 0;
            told.clear();
        }
    }

    /** What was thrown, and where what caused it was thrown. */
    private static String kind(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < DEEP && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        StackTraceElement[] frames = root.getStackTrace();
        return failure.getClass().getName() + root.getClass().getName() + (frames.length == 0 ? "" : frames[0]);
    }
}
