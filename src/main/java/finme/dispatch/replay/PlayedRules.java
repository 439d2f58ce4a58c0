package finme.dispatch.replay;

import finme.dispatch.PartnerPriorities;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.Reason;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.PlanEntry.Verdict;
import finme.dispatch.planning.Planner;
import finme.dispatch.replay.OfferHistory.Habit;
import finme.dispatch.replay.PlayedCaps.Demand;
import finme.loan.PastApplications.Past;
import finme.partner.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules at work on past applications, and what comes of it: a wave is asked when none of the waves before it offered, and
 * partners decide as often as they did of late, independently of each other.
 */
final class PlayedRules {
    private static final Gain NOTHING = new Gain();

    private final PartnerPriorities rules;
    private final List<Partner> directory;
    private final Map<String, Habit> habits;
    private final PlayedCaps caps;
    private final Map<String, Gain> gains = new TreeMap<>();

    PlayedRules(PartnerPriorities rules, List<Partner> directory, Map<String, Habit> habits, PlayedCaps caps) {
        this.rules = rules;
        this.directory = directory;
        this.habits = habits;
        this.caps = caps;
    }

    /** What one partner gets. */
    static final class Gain {
        long asked;
        long capped;
        double offers;
        double revenue;
    }

    /** To be called in the order in which they arrived. */
    Course play(Past past) {
        Ranking ranking = rules.rank(past.facts());
        List<PlanEntry> plan = new Planner(ranking, past.application().id(), 1, false).plan(directory);
        List<PlanEntry> asked = new ArrayList<>();
        List<PlanEntry> others = new ArrayList<>();
        double reached = 1;
        double left = 1;
        int wave = 0;
        for (PlanEntry entry : plan) {
            if (entry.verdict() != Verdict.PLANNED) {
                others.add(entry);
                continue;
            }
            int own = Objects.requireNonNullElse(entry.wave(), 0);
            if (own != wave) {
                reached = left;
                wave = own;
            }
            Habit habit = habits.getOrDefault(entry.partner(), Habit.NONE);
            Demand demand = new Demand(reached, reached * habit.rate(), reached * habit.rate() * habit.price());
            Gain gain = gains.computeIfAbsent(entry.partner(), partner -> new Gain());
            Reason full = caps.take(entry.partner(), past.application().receivedAt(), demand);
            if (full != null) {
                gain.capped++;
                others.add(entry.without(full));
                continue;
            }
            gain.asked++;
            gain.offers += demand.offers();
            gain.revenue += demand.money();
            asked.add(entry);
            left *= 1 - habit.rate();
        }
        return new Course(asked, others, ranking.mode());
    }

    Set<String> partners() {
        return gains.keySet();
    }

    Gain gain(String partner) {
        return gains.getOrDefault(partner, NOTHING);
    }
}
