package finme.retention;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets go of what is older than its rule says. One run at a time, on one node. */
public interface Retention {
    /**
     * Begins a run in the background.
     *
     * @param dry only counts what would go
     * @throws finme.kernel.Problem 409 while another one runs
     */
    RetentionRun start(boolean dry, String actor);

    Optional<RetentionRun> find(UUID id);

    /** Newest first. */
    List<RetentionRun> newest(int limit);

    /** What each rule lets go, as people read it. */
    String text(String rule);
}
