package finme.process.loanapplication;

import finme.kernel.Problem;
import finme.process.limits.TooManySteps;
import java.time.Duration;
import java.util.function.Supplier;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NullValueException;

/** A process that can't be started just now is nobody's mistake who calls, and over when somebody has looked after it. */
public final class ProcessAway {
    private static final Duration LATER = Duration.ofSeconds(30);

    private ProcessAway() {}

    /** @throws Problem 503 while somebody has suspended the process, there is none, or it does not come to an end */
    public static void orBusy(Runnable start) {
        try {
            start.run();
        } catch (SuspendedEntityInteractionException suspended) {
            throw busy("process_suspended", "FinMe takes no applications until its process is resumed.");
        } catch (TooManySteps endless) {
            throw busy("process_loops", "FinMe takes no applications until its process is mended.");
        } catch (NullValueException notDeployed) {
            throw busy("no_process", "FinMe takes no applications until its process is deployed.");
        }
    }

    /** @throws Problem 503 while somebody has suspended the instance */
    static <T> T orSuspended(Supplier<T> told) {
        try {
            return told.get();
        } catch (SuspendedEntityInteractionException suspended) {
            throw busy("process_suspended", "Its process is suspended; it has to be resumed first.");
        }
    }

    private static Problem busy(String code, String sentence) {
        return Problem.busy(503, code, sentence, LATER);
    }
}
