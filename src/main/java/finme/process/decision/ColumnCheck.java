package finme.process.decision;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.InputEntry;

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

    static void of(Decision decision, CompiledDecision compiled) {
        Set<String> needed = NEEDED.get(decision.getId());
        if (needed == null) {
            return;
        }
        DecisionTable table = compiled.needTable();
        for (String output : needed) {
            if (table.rows().stream().anyMatch(row -> !row.outputs().containsKey(output))) {
                throw new DecisionFault(table.name() + ": every rule has to fill the output " + output);
            }
        }
        if (compiled.required().isEmpty()) {
            table.inputs().forEach(input -> known(table, input.name()));
        }
        List<String> names =
                table.inputs().stream().map(DecisionTable.Input::name).toList();
        for (DecisionRule rule :
                ((org.camunda.bpm.model.dmn.instance.DecisionTable) decision.getExpression()).getRules()) {
            int column = 0;
            for (InputEntry entry : rule.getInputEntries()) {
                fits(
                        table.name(),
                        rule.getId(),
                        names.get(column++),
                        entry.getTextContent().strip());
            }
        }
    }

    private static void known(DecisionTable table, String input) {
        if (NAME.matcher(input).matches() && !Trials.NAMES.contains(input)) {
            throw new DecisionFault("%s: there is no input '%s', there are %s"
                    .formatted(table.name(), input, String.join(", ", new TreeSet<>(Trials.NAMES))));
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
