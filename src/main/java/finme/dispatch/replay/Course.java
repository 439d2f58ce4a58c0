package finme.dispatch.replay;

import finme.dispatch.PartnerPriorities;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.PlanEntry.Verdict;
import finme.dispatch.planning.Planner;
import finme.loan.PastApplications.Past;
import finme.partner.Partner;
import java.util.List;

/** The way an application would go: its first round as it would be planned. */
record Course(List<PlanEntry> planned, Mode mode) {
    static Course of(Past past, PartnerPriorities rules, List<Partner> directory) {
        Ranking ranking = rules.rank(past.facts());
        List<PlanEntry> planned = new Planner(ranking, past.application().id(), 1, false)
                .plan(directory).stream()
                        .filter(entry -> entry.verdict() == Verdict.PLANNED)
                        .toList();
        return new Course(planned, ranking.mode());
    }

    List<String> partners() {
        return planned.stream().map(PlanEntry::partner).toList();
    }

    /** Whoever asks the same in the same waves goes the same way. */
    boolean isLike(Course other) {
        return mode == other.mode && steps().equals(other.steps());
    }

    private List<String> steps() {
        return planned.stream()
                .map(entry -> entry.wave() + " " + entry.partner())
                .toList();
    }
}
