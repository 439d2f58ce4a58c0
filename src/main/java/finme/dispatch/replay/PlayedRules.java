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
import java.util.LinkedHashMap;
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
        Map<String, PlanEntry> full = new LinkedHashMap<>();
        List<PlanEntry> plan = plan(past, ranking, full.keySet());
        List<Step> steps = steps(plan);
        for (List<PlanEntry> out = full(steps, past); !out.isEmpty(); out = full(steps, past)) {
            out.forEach(entry -> full.put(entry.partner(), entry));
            plan = plan(past, ranking, full.keySet());
            steps = steps(plan);
        }
        full.keySet().forEach(partner -> gained(partner).capped++);
        steps.forEach(this::take);
        List<PlanEntry> others = new ArrayList<>(full.values());
        plan.stream()
                .filter(entry -> entry.verdict() != Verdict.PLANNED && !full.containsKey(entry.partner()))
                .forEach(others::add);
        return new Course(steps.stream().map(Step::entry).toList(), others, ranking.mode());
    }

    /** As in a real round, whose plan leaves out who is full: the next one gets the place. */
    private List<PlanEntry> plan(Past past, Ranking ranking, Set<String> full) {
        return new Planner(
                        full.isEmpty() ? ranking : ranking.without(full),
                        past.application().id(),
                        1,
                        false)
                .plan(directory);
    }

    private record Step(PlanEntry entry, Demand demand) {}

    private List<Step> steps(List<PlanEntry> plan) {
        List<Step> steps = new ArrayList<>();
        double reached = 1;
        double left = 1;
        int wave = 0;
        for (PlanEntry entry : plan) {
            if (entry.verdict() != Verdict.PLANNED) {
                continue;
            }
            int own = Objects.requireNonNullElse(entry.wave(), 0);
            if (own != wave) {
                reached = left;
                wave = own;
            }
            Habit habit = habits.getOrDefault(entry.partner(), Habit.NONE);
            steps.add(new Step(
                    entry, new Demand(reached, reached * habit.rate(), reached * habit.rate() * habit.price())));
            left *= 1 - habit.rate();
        }
        return steps;
    }

    /**
     * Those of a wave are asked at once, so whoever is full in it is, with or without the others; of later waves only the plan
     * without them tells.
     *
     * @return all of the first wave that has some for whom there is no room, with the reason; empty when there is for everybody
     */
    private List<PlanEntry> full(List<Step> steps, Past past) {
        List<PlanEntry> full = new ArrayList<>();
        Integer wave = null;
        for (Step step : steps) {
            if (wave != null && !wave.equals(step.entry.wave())) {
                break;
            }
            Reason reason = caps.full(step.entry.partner(), past.application().receivedAt(), step.demand);
            if (reason != null) {
                wave = step.entry.wave();
                full.add(step.entry.without(reason));
            }
        }
        return full;
    }

    private void take(Step step) {
        caps.take(step.entry.partner(), step.demand);
        Gain gain = gained(step.entry.partner());
        gain.asked++;
        gain.offers += step.demand.offers();
        gain.revenue += step.demand.money();
    }

    private Gain gained(String partner) {
        return gains.computeIfAbsent(partner, first -> new Gain());
    }

    Set<String> partners() {
        return gains.keySet();
    }

    Gain gain(String partner) {
        return gains.getOrDefault(partner, NOTHING);
    }
}
