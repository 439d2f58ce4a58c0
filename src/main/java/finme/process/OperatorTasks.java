package finme.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Applications whose next step is an operator's, in Tasklist: what screening wants a person to look at, or asked for. */
public interface OperatorTasks {
    /** Oldest first. */
    List<Open> list(int limit);

    /** @param task id of the user task @param review whether somebody decides on it; else something is to be completed */
    record Open(String task, UUID application, String reference, boolean review, Instant since) {}
}
