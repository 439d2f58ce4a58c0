package finme.process.decision;

import finme.process.decision.cell.Kind;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.DecisionFault;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares the columns of one of our tables with what applications have: a name nobody knows never fits anything. */
final class ColumnCheck {
    static final Set<String> NUMBERS = Set.of("amount", "termMonths", "age", "monthlyIncome", "debtToIncome");
    static final Set<String> TEXTS = Set.of("product", "currency", "purpose", "region", "employment", "source");
    static final String FLAG = "returning";
    static final Map<String, Kind> KINDS = kinds();

    private static final Map<String, Set<String>> NEEDED = Map.of(
            DmnPartnerPriorities.KEY, Set.of("partner"),
            DmnScreeningRules.KEY, Set.of("verdict"),
            Distribution.KEY, Set.of("mode"));
    private static final Pattern NAME = Pattern.compile("\\w+");

    private ColumnCheck() {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        NUMBERS.forEach(name -> kinds.put(name, Kind.NUMBER));
        TEXTS.forEach(name -> kinds.put(name, Kind.TEXT));
        kinds.put(FLAG, Kind.FLAG);
        return Map.copyOf(kinds);
    }

    /** The decisions that FinMe asks itself. */
    static Set<String> ids() {
        return NEEDED.keySet();
    }

    static void of(CompiledDecision compiled) {
        Set<String> needed = NEEDED.get(compiled.id());
        if (needed == null) {
            return;
        }
        CompiledTable table = compiled.needTable();
        for (String output : needed) {
            if (table.rules().stream().anyMatch(rule -> !rule.outputs().containsKey(output))) {
                throw new DecisionFault(table.name() + ": every rule has to fill the output " + output);
            }
        }
        if (compiled.required().isEmpty()) {
            table.inputs().forEach(input -> known(table, input.name()));
        }
    }

    private static void known(CompiledTable table, String input) {
        if (NAME.matcher(input).matches() && !TrialCases.NAMES.contains(input)) {
            throw new DecisionFault("%s: there is no input '%s', there are %s"
                    .formatted(table.name(), input, String.join(", ", new TreeSet<>(TrialCases.NAMES))));
        }
    }
}
