package finme.process;

import finme.process.DecisionStudio.Draft;
import java.util.UUID;

/**
 * A share of new applications goes by a draft instead of the live table, so that both can be compared. Which goes by which
 * follows from its id: the same on every node, after a restart and in every further round. One trial at a time; it ends when
 * its draft is published or discarded, by hand, and rests while another version than the draft's base is live.
 */
public interface DecisionTrials {
    /**
     * Begins it, or changes the share.
     *
     * @param share of a hundred, from 1 to 99
     * @throws finme.kernel.Problem as publishing the draft would, and 409 {@code no_routing} or {@code trial_running}
     */
    Draft start(String key, UUID draft, int share, String actor);

    /** @throws finme.kernel.Problem 404, 409 {@code no_trial} */
    Draft end(String key, UUID draft, String actor);
}
