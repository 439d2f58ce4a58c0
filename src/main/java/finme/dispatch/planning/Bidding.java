package finme.dispatch.planning;

import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for bids before a wave; {@code ping} implements it, and takes the round on when they are there. */
public interface Bidding {
    /** @param next wave @return false when nobody of its tier has to be asked for one */
    boolean begin(Round round, List<PlanEntry> plan, int next, @Nullable Instant deadline, Eligibility eligibility);
}
