package finme.process.decision;

import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.Rule;
import finme.process.decision.table.DecisionFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a decision for many cases before anybody depends on it: gaps, overlaps and senseless results show. */
final class DecisionTrial {
    static final String TOO_LONG = " takes too long to be evaluated, make its cells simpler";

    /** For 400 cases; one takes a few microseconds a cell. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private DecisionTrial() {}

    static void of(CompiledDecision compiled) {
        CompiledTable table = compiled.table();
        if (table == null) {
            return;
        }
        TrialCases trials = new TrialCases(cells(table));
        Map<String, ?> first = compiled.withRequired(trials.cases().findFirst().orElseThrow());
        table.rules().forEach(rule -> read(table, rule, first));
        long begun = System.nanoTime();
        trials.cases().forEach(facts -> {
            if (System.nanoTime() - begun > LONGEST.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new DecisionFault(table.name() + TOO_LONG);
            }
            evaluate(compiled, table, facts);
        });
    }

    /** Every rule, also one that none of the trials reaches. */
    private static void read(CompiledTable table, Rule rule, Map<String, ?> facts) {
        switch (table.name()) {
            case DmnPartnerPriorities.KEY -> PartnerRanking.matched(table, rule, facts);
            case DmnScreeningRules.KEY -> DmnScreeningRules.screening(table, rule, facts);
            case Distribution.KEY -> Distribution.of(table, rule, facts);
            default -> table.outputs(rule, facts);
        }
    }

    private static void evaluate(CompiledDecision compiled, CompiledTable table, Map<String, @Nullable Object> facts) {
        switch (table.name()) {
            case DmnPartnerPriorities.KEY -> PartnerRanking.of(compiled, facts);
            case DmnScreeningRules.KEY -> DmnScreeningRules.screen(compiled, facts);
            case Distribution.KEY -> Distribution.of(compiled, facts);
            default -> table.hits(table.match(compiled.withRequired(facts)));
        }
    }

    private static Map<String, List<String>> cells(CompiledTable table) {
        Map<String, List<String>> cells = new HashMap<>();
        for (Rule rule : table.rules()) {
            for (int column = 0; column < table.inputs().size(); column++) {
                cells.computeIfAbsent(table.inputs().get(column).name(), input -> new ArrayList<>())
                        .add(rule.cells().get(column).text());
            }
        }
        return cells;
    }
}
