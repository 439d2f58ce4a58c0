package finme.process;

import finme.dispatch.RoutingExplanation.Misfit;
import finme.loan.ApplicationFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rules that have decided, held against an application once more; nothing of it is stored. */
public interface PastRules {
    /**
     * @param version of the decision that ranks partners
     * @param rules their ids
     * @return by rule what does not fit, in the order of the table's columns; nothing for a rule that fits, and nothing at
     *     all for a version that is no longer there
     */
    Map<String, List<Misfit>> misfits(int version, ApplicationFacts facts, Set<String> rules);

    /** The same of a round that a draft on trial decided. @param base the version it was on trial beside */
    Map<String, List<Misfit>> byDraft(UUID draft, int base, ApplicationFacts facts, Set<String> rules);
}
