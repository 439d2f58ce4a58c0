package finme.process.decision;

import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Missed;
import finme.dispatch.PartnerPriorities.Rule;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.RuleMatch;
import finme.process.decision.table.DecisionFault;
import finme.process.decision.table.RuleOutputs;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a table chooses, and for everybody else it names, how close it came. The same input gives the same ranking. */
record PartnerRanking(List<Matched> matched, List<Missed> missed) {

    static PartnerRanking of(CompiledDecision decision, Map<String, ?> inputs) {
        CompiledTable table = decision.needTable();
        Map<String, ?> facts = decision.withRequired(inputs);
        List<RuleMatch> matches = table.match(facts);
        Map<String, Matched> matched = new LinkedHashMap<>();
        for (CompiledTable.Rule rule : table.hits(matches)) {
            Matched each = matched(table, rule, facts);
            matched.merge(each.partner(), each, (first, second) -> second.tier() < first.tier() ? second : first);
        }
        return new PartnerRanking(
                matched.values().stream()
                        .sorted(Comparator.comparingInt(Matched::tier))
                        .toList(),
                missed(table, matches, facts, matched));
    }

    private static List<Missed> missed(
            CompiledTable table, List<RuleMatch> matches, Map<String, ?> facts, Map<String, Matched> matched) {
        Map<String, Missed> closest = new LinkedHashMap<>();
        for (RuleMatch match : matches) {
            String partner = named(table, match.rule(), facts);
            if (partner != null && !matched.containsKey(partner)) {
                closest.merge(
                        partner,
                        new Missed(partner, explained(match.rule()), match.unmet()),
                        (first, second) ->
                                second.inputs().size() < first.inputs().size() ? second : first);
            }
        }
        return List.copyOf(closest.values());
    }

    /** An output may be computed from facts that this case has not; then the rule names nobody for it. */
    private static @Nullable String named(CompiledTable table, CompiledTable.Rule rule, Map<String, ?> facts) {
        try {
            return table.outputs(rule, facts).text("partner");
        } catch (DecisionFault notForThisCase) {
            return null;
        }
    }

    static Matched matched(CompiledTable table, CompiledTable.Rule rule, Map<String, ?> facts) {
        RuleOutputs values = table.outputs(rule, facts);
        String partner = values.text("partner");
        if (partner == null) {
            throw values.wrong("partner", "a partner's code");
        }
        return new Matched(
                partner,
                values.wholeNumber("tier", 1, 1),
                values.wholeNumber("weight", 1, 0),
                values.number("minPrice"),
                explained(rule));
    }

    private static Rule explained(CompiledTable.Rule rule) {
        return new Rule(rule.id(), rule.description());
    }
}
