package finme.process.decision;

import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Missed;
import finme.dispatch.PartnerPriorities.Rule;
import finme.process.decision.DecisionTable.Look;
import finme.process.decision.DecisionTable.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a table chooses, and for everybody else it names, how close it came. The same input gives the same ranking. */
record PartnerRanking(List<Matched> matched, List<Missed> missed) {

    static PartnerRanking of(CompiledDecision decision, Map<String, ?> inputs) {
        DecisionTable table = decision.needTable();
        Map<String, ?> facts = decision.withRequired(inputs);
        List<Look> looks = table.look(facts);
        Map<String, Matched> matched = new LinkedHashMap<>();
        for (Row row : table.hits(looks)) {
            Matched each = matched(table, row, facts);
            matched.merge(each.partner(), each, (first, second) -> second.tier() < first.tier() ? second : first);
        }
        return new PartnerRanking(
                matched.values().stream()
                        .sorted(Comparator.comparingInt(Matched::tier))
                        .toList(),
                missed(table, looks, facts, matched));
    }

    private static List<Missed> missed(
            DecisionTable table, List<Look> looks, Map<String, ?> facts, Map<String, Matched> matched) {
        Map<String, Missed> closest = new LinkedHashMap<>();
        for (Look look : looks) {
            String partner = named(table, look.row(), facts);
            if (partner != null && !matched.containsKey(partner)) {
                closest.merge(
                        partner,
                        new Missed(partner, rule(look.row()), look.against()),
                        (first, second) ->
                                second.inputs().size() < first.inputs().size() ? second : first);
            }
        }
        return List.copyOf(closest.values());
    }

    /** An output may be computed from facts that this case has not; then the rule names nobody for it. */
    private static @Nullable String named(DecisionTable table, Row row, Map<String, ?> facts) {
        try {
            return values(table, row, facts).text("partner");
        } catch (DecisionFault notForThisCase) {
            return null;
        }
    }

    static Matched matched(DecisionTable table, Row row, Map<String, ?> facts) {
        Values values = values(table, row, facts);
        String partner = values.text("partner");
        if (partner == null) {
            throw values.wrong("partner", "a partner's code");
        }
        return new Matched(
                partner,
                values.wholeNumber("tier", 1, 1),
                values.wholeNumber("weight", 1, 0),
                values.number("minPrice"),
                rule(row));
    }

    private static Values values(DecisionTable table, Row row, Map<String, ?> facts) {
        return new Values(table.name() + ", rule " + row.id(), table.outputs(row, facts));
    }

    private static Rule rule(Row row) {
        return new Rule(row.id(), row.description());
    }
}
