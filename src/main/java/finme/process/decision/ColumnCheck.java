package finme.process.decision;

import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.DecisionFault;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares the columns of one of our tables with what applications have: a name nobody knows never fits anything. */
final class ColumnCheck {
    static final Set<String> NUMBERS = Set.of("amount", "termMonths", "age", "monthlyIncome", "debtToIncome");
    static final Set<String> TEXTS = Set.of("product", "currency", "purpose", "region", "employment", "source");
    static final String FLAG = "returning";

    private static final Map<String, Set<String>> NEEDED = Map.of(
            DmnPartnerPriorities.KEY, Set.of("partner"),
            DmnScreeningRules.KEY, Set.of("verdict"),
            Distribution.KEY, Set.of("mode"));
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern TEXT_CELL = Pattern.compile("^(not\\()?\\s*\".*", Pattern.DOTALL);
    private static final Pattern NUMBER_CELL =
            Pattern.compile("^(not\\()?\\s*([<>]=?\\s*)?[\\[\\](]?\\s*-?[0-9].*", Pattern.DOTALL);

    private ColumnCheck() {}

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
        for (CompiledTable.Rule rule : table.rules()) {
            for (int column = 0; column < table.inputs().size(); column++) {
                fits(
                        table.name(),
                        rule.id(),
                        table.inputs().get(column).name(),
                        rule.cells().get(column).text());
            }
        }
    }

    private static void known(CompiledTable table, String input) {
        if (NAME.matcher(input).matches() && !TrialCases.NAMES.contains(input)) {
            throw new DecisionFault("%s: there is no input '%s', there are %s"
                    .formatted(table.name(), input, String.join(", ", new TreeSet<>(TrialCases.NAMES))));
        }
    }

    private static void fits(String table, String rule, String input, String cell) {
        boolean wrong = NUMBERS.contains(input) && TEXT_CELL.matcher(cell).matches()
                || TEXTS.contains(input) && NUMBER_CELL.matcher(cell).matches()
                || input.equals(FLAG)
                        && (TEXT_CELL.matcher(cell).matches()
                                || NUMBER_CELL.matcher(cell).matches());
        if (wrong) {
            String kind =
                    NUMBERS.contains(input) ? "number" : TEXTS.contains(input) ? "text in quotes" : "true or false";
            throw new DecisionFault(
                    "%s, rule %s, input %s: it is a %s, '%s' can never fit".formatted(table, rule, input, kind, cell));
        }
    }
}
