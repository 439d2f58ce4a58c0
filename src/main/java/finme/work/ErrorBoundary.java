package finme.work;

import org.slf4j.Logger;

/**
 * The outermost place of a thread that has to go on: whatever a piece of work throws ends that piece and nothing else.
 * After an {@link Error} too: a thread that is gone helps nobody, and its work is found again under its lease. Only the
 * class is told, since messages may hold personal data.
 */
public final class ErrorBoundary {
    private ErrorBoundary() {}

    /** @param otherwise what it means that the work failed */
    public static void run(Logger log, String otherwise, Runnable work) {
        try {
            work.run();
        } catch (Throwable fault) {
            tell(log, otherwise, fault);
        }
    }

    private static void tell(Logger log, String otherwise, Throwable fault) {
        try {
            String name = fault.getClass().getSimpleName();
            if (fault instanceof Error) {
                log.warn("{}: {}", otherwise, name);
            } else {
                log.info("{}: {}", otherwise, name);
            }
        } catch (Throwable noRoomForWords) {
            return;
        }
    }
}
