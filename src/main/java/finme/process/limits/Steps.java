package finme.process.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Session;

/** The steps of one transaction, by application. */
final class Steps implements Session {
    /** More than a thousand repetitions of a step with all that is around it. */
    static final int MOST = 10_000;

    /** Well before the lock of its job ends and somebody else tries it, too. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Map<String, Integer> made = new HashMap<>();
    private final long begun = System.nanoTime();

    void step(String application) {
        int steps = made.merge(application, 1, Integer::sum);
        if (steps > MOST) {
            throw new TooManySteps("The application made " + MOST + " steps at once, its process seems to go round.");
        }
        if (steps > 100 && System.nanoTime() - begun > LONGEST.toNanos()) {
            throw new TooManySteps("The application made steps for " + LONGEST.toSeconds()
                    + " s without a pause, its process seems to go round.");
        }
    }

    @Override
    public void flush() {
        // nothing is stored
    }

    @Override
    public void close() {
        // nothing is held
    }
}
