package finme.process.decision.table;

import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Expression;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compiles a decision with every cell of it. All that is wrong is found here, not when a borrower waits. */
@Component
public class DecisionCompiler {
    private final Feel feel;

    public DecisionCompiler(Feel feel) {
        this.feel = feel;
    }

    /** @throws DecisionFault naming table, rule and cell */
    public CompiledDecision compile(Decision decision) {
        Requirements.check(decision);
        return compile(decision, new HashMap<>());
    }

    private CompiledDecision compile(Decision decision, Map<String, CompiledDecision> done) {
        CompiledDecision known = done.get(decision.getId());
        if (known == null) {
            List<CompiledDecision> required = Requirements.of(decision).stream()
                    .map(each -> compile(each, done))
                    .toList();
            known = compile(decision, required);
            done.put(decision.getId(), known);
        }
        return known;
    }

    private CompiledDecision compile(Decision decision, List<CompiledDecision> required) {
        Expression logic = decision.getExpression();
        if (logic instanceof DecisionTable table) {
            return new CompiledDecision(decision.getId(), decision.getName(), required, table(decision, table), null);
        }
        if (logic instanceof LiteralExpression literal) {
            return new CompiledDecision(
                    decision.getId(),
                    decision.getVariable() == null
                            ? decision.getName()
                            : decision.getVariable().getName(),
                    required,
                    null,
                    compile(
                            decision.getId() + ", expression",
                            literal.getExpressionLanguage(),
                            literal.getText(),
                            feel::compile));
        }
        throw new DecisionFault(decision.getId() + " holds neither a table nor an expression");
    }

    private CompiledTable table(Decision decision, DecisionTable table) {
        String name = decision.getId();
        checkPolicy(name, table);
        List<CompiledTable.Input> inputs = table.getInputs().stream()
                .map(input -> {
                    String text = text(
                            input.getInputExpression() == null
                                    ? null
                                    : input.getInputExpression().getText());
                    if (text.isEmpty()) {
                        throw new DecisionFault("%s: input %s has no expression".formatted(name, input.getLabel()));
                    }
                    return new CompiledTable.Input(
                            text,
                            compile(
                                    name + ", input " + text,
                                    input.getInputExpression().getExpressionLanguage(),
                                    input.getInputExpression().getText(),
                                    feel::compile),
                            InputType.named(input.getInputExpression().getTypeRef()));
                })
                .toList();
        List<Output> outputs = List.copyOf(table.getOutputs());
        List<CompiledTable.Rule> rules = new ArrayList<>();
        for (DecisionRule rule : table.getRules()) {
            rules.add(rule(name, rule, inputs, outputs));
        }
        return new CompiledTable(name, table.getHitPolicy(), inputs, List.copyOf(rules));
    }

    private static void checkPolicy(String name, DecisionTable table) {
        if (table.getAggregation() != null) {
            throw new DecisionFault(
                    "%s: its aggregation %s would be ignored, FinMe lists every rule that fits; leave it out"
                            .formatted(name, table.getAggregation()));
        }
        if (table.getHitPolicy() == HitPolicy.PRIORITY || table.getHitPolicy() == HitPolicy.OUTPUT_ORDER) {
            throw new DecisionFault(
                    "%s: the hit policy %s is not supported, there are UNIQUE, FIRST, ANY, COLLECT and RULE"
                                    .formatted(name, table.getHitPolicy())
                            + " ORDER");
        }
    }

    private CompiledTable.Rule rule(
            String table, DecisionRule rule, List<CompiledTable.Input> inputs, List<Output> outputs) {
        String place = table + ", rule " + rule.getId();
        List<InputEntry> entries = List.copyOf(rule.getInputEntries());
        List<OutputEntry> results = List.copyOf(rule.getOutputEntries());
        if (entries.size() != inputs.size() || results.size() != outputs.size()) {
            throw new DecisionFault(place + " has not one cell for each column");
        }
        List<CompiledTable.Cell> cells = new ArrayList<>();
        for (int column = 0; column < entries.size(); column++) {
            InputEntry entry = entries.get(column);
            String where = place + ", input " + inputs.get(column).name();
            String text = text(entry.getText());
            cells.add(new CompiledTable.Cell(
                    text,
                    text.isEmpty() || text.equals("-")
                            ? null
                            : compile(where, entry.getExpressionLanguage(), entry.getText(), feel::compileUnaryTests)));
        }
        Map<String, Feel.Expression> values = new LinkedHashMap<>();
        for (int column = 0; column < results.size(); column++) {
            OutputEntry entry = results.get(column);
            String output = name(outputs.get(column));
            if (!text(entry.getText()).isEmpty()) {
                values.put(
                        output,
                        compile(
                                place + ", output " + output,
                                entry.getExpressionLanguage(),
                                entry.getText(),
                                feel::compile));
            }
        }
        return new CompiledTable.Rule(
                rule.getId(),
                rule.getDescription() == null
                        ? null
                        : rule.getDescription().getTextContent().strip(),
                List.copyOf(cells),
                values);
    }

    private static String name(Output output) {
        return Stream.of(output.getName(), output.getLabel(), output.getId())
                .filter(each -> each != null && !each.isBlank())
                .findFirst()
                .orElseThrow();
    }

    private static <T> T compile(
            String place, @Nullable String language, @Nullable Text text, Function<String, T> how) {
        if (language != null && !language.toLowerCase(Locale.ROOT).contains("feel")) {
            throw new DecisionFault("%s is written in %s; only FEEL is allowed".formatted(place, language));
        }
        try {
            return how.apply(text(text));
        } catch (MappingFault fault) {
            throw new DecisionFault(place + ": " + fault.sentence());
        }
    }

    private static String text(@Nullable Text text) {
        return text == null || text.getTextContent() == null
                ? ""
                : text.getTextContent().strip();
    }
}
