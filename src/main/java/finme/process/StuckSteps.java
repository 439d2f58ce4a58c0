package finme.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Steps of processes that failed so often that the engine has given up on them. */
public interface StuckSteps {
    /** Oldest first. */
    List<Stuck> list(int limit);

    /** Has it run once more, at once. @throws finme.kernel.Problem 404 when nothing is stuck there any more */
    void again(String incident);

    /** @param application null for a process of another kind @param step as the model calls it */
    record Stuck(String incident, @Nullable UUID application, String step, Instant since) {}
}
