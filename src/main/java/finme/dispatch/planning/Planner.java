package finme.dispatch.planning;

import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Missed;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.Reason;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Verdict;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Reasons;
import finme.partner.Partner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans one round: every partner of the directory, and every partner a rule names, appears exactly once. */
public final class Planner {
    private final Ranking ranking;
    private final UUID application;
    private final int round;
    private final Eligibility eligibility;

    /** At no time in particular. */
    public Planner(Ranking ranking, UUID application, int round, boolean test) {
        this(ranking, application, round, Eligibility.byState(test));
    }

    public Planner(Ranking ranking, UUID application, int round, Eligibility eligibility) {
        this.ranking = ranking;
        this.application = application;
        this.round = round;
        this.eligibility = eligibility;
    }

    /** @return the planned ones first, in the order they are asked */
    public List<PlanEntry> plan(List<Partner> directory) {
        Map<String, Partner> known = new LinkedHashMap<>();
        directory.forEach(partner -> known.put(partner.code(), partner));
        List<Matched> able = new ArrayList<>();
        List<PlanEntry> others = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Matched match : ranking.matched()) {
            if (!seen.add(match.partner())) {
                continue;
            }
            Reason obstacle = obstacle(known.get(match.partner()));
            if (obstacle == null) {
                able.add(match);
            } else {
                others.add(new PlanEntry(
                        match.partner(),
                        PlanEntry.Verdict.RULED_OUT,
                        null,
                        match.tier(),
                        match.weight(),
                        match.minPrice(),
                        match.rule(),
                        obstacle));
            }
        }
        for (Missed miss : ranking.missed()) {
            if (seen.add(miss.partner())) {
                Reason obstacle = obstacle(known.get(miss.partner()));
                others.add(PlanEntry.ruledOut(miss.partner(), miss.rule(), obstacle == null ? missed(miss) : obstacle));
            }
        }
        for (Partner partner : directory) {
            if (seen.add(partner.code())) {
                Reason obstacle = obstacle(partner);
                others.add(
                        PlanEntry.ruledOut(partner.code(), null, obstacle == null ? Reasons.of("no_rule") : obstacle));
            }
        }
        List<PlanEntry> plan = waves(able);
        plan.addAll(others);
        return plan;
    }

    /** What keeps a partner out whatever the rules say; null when nothing does. Asked again when its wave is sent. */
    private @Nullable Reason obstacle(@Nullable Partner partner) {
        Verdict verdict = eligibility.of(partner);
        return verdict.is(Verdict.Kind.NEVER) ? verdict.reason() : null;
    }

    private List<PlanEntry> waves(List<Matched> able) {
        Map<String, Double> keys = new LinkedHashMap<>();
        able.forEach(match ->
                keys.put(match.partner(), WeightedDraw.key(application, round, match.partner(), match.weight())));
        List<Matched> order = new ArrayList<>(able);
        order.sort(Comparator.comparingInt(Matched::tier)
                .thenComparingDouble(match -> keys.getOrDefault(match.partner(), Double.POSITIVE_INFINITY))
                .thenComparing(Matched::partner));
        List<PlanEntry> plan = new ArrayList<>();
        int wave = 0;
        int tier = Integer.MIN_VALUE;
        for (Matched match : order) {
            if (plan.size() >= Math.max(0, ranking.maxPartners())) {
                plan.add(entry(match, PlanEntry.Verdict.NOT_REACHED, null, Reasons.of("limit_reached")));
                continue;
            }
            if (ranking.mode() == Mode.WATERFALL || match.tier() != tier) {
                wave++;
            }
            tier = match.tier();
            plan.add(entry(match, PlanEntry.Verdict.PLANNED, wave, null));
        }
        return plan;
    }

    private static PlanEntry entry(
            Matched match, PlanEntry.Verdict verdict, @Nullable Integer wave, @Nullable Reason reason) {
        return new PlanEntry(
                match.partner(), verdict, wave, match.tier(), match.weight(), match.minPrice(), match.rule(), reason);
    }

    private static Reason missed(Missed miss) {
        Rule rule = miss.rule();
        String name =
                rule.description() == null ? rule.id() : rule.description().replaceFirst("\\.$", "");
        String inputs = miss.inputs().isEmpty() ? "another application" : "another " + String.join(", ", miss.inputs());
        return new Reason("rule_not_matched", "The closest rule (" + name + ") asks for " + inputs + ".");
    }
}
