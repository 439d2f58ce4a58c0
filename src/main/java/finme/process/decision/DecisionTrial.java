package finme.process.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.jspecify.annotations.Nullable;

/** Evaluates a decision for many cases before anybody depends on it: gaps, overlaps and senseless results show. */
final class DecisionTrial {
    private DecisionTrial() {}

    static void of(Decision decision, CompiledDecision compiled) {
        if (compiled.table() == null) {
            return;
        }
        DecisionTable table = compiled.table();
        Trials trials = new Trials(cells(decision, table));
        Map<String, ?> first = compiled.withRequired(trials.cases().findFirst().orElseThrow());
        table.rows().forEach(row -> read(decision.getId(), table, row, first));
        trials.cases().forEach(facts -> evaluate(decision.getId(), compiled, table, facts));
    }

    /** Every rule, also one that none of the trials reaches. */
    private static void read(String key, DecisionTable table, DecisionTable.Row row, Map<String, ?> facts) {
        switch (key) {
            case DmnPartnerPriorities.KEY -> PartnerRanking.matched(table, row, facts);
            case DmnScreeningRules.KEY -> DmnScreeningRules.screening(table, row, facts);
            case Distribution.KEY -> Distribution.of(table, row, facts);
            default -> table.outputs(row, facts);
        }
    }

    private static void evaluate(
            String key, CompiledDecision compiled, DecisionTable table, Map<String, @Nullable Object> facts) {
        switch (key) {
            case DmnPartnerPriorities.KEY -> PartnerRanking.of(compiled, facts);
            case DmnScreeningRules.KEY -> DmnScreeningRules.screen(compiled, facts);
            case Distribution.KEY -> Distribution.of(compiled, facts);
            default -> table.hits(table.look(compiled.withRequired(facts)));
        }
    }

    private static Map<String, List<String>> cells(Decision decision, DecisionTable table) {
        Map<String, List<String>> cells = new HashMap<>();
        for (DecisionRule rule :
                ((org.camunda.bpm.model.dmn.instance.DecisionTable) decision.getExpression()).getRules()) {
            int column = 0;
            for (InputEntry entry : rule.getInputEntries()) {
                cells.computeIfAbsent(table.inputs().get(column++).name(), input -> new ArrayList<>())
                        .add(entry.getTextContent());
            }
        }
        return cells;
    }
}
