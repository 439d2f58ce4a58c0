package finme.process.decision.table;

import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A compiled decision table. All rules are looked at in every evaluation, so that those that did not fit can say why.
 *
 * @param name as people know it: the decision's id
 */
public record CompiledTable(String name, HitPolicy hitPolicy, List<Input> inputs, List<Rule> rules) {

    /** @param name the input's expression, such as {@code amount} @param type what its values are brought to */
    public record Input(String name, Feel.Expression expression, InputType type) {
        @Nullable
        Object value(Map<String, ?> facts) {
            // A bare name is by far the most frequent input, and needs no evaluator.
            return type.of(facts.containsKey(name) ? facts.get(name) : expression.value(facts));
        }
    }

    /** @param cells one for each input */
    public record Rule(
            String id, @Nullable String description, List<Cell> cells, Map<String, Feel.Expression> outputs) {}

    /** @param tests null where the cell is blank and everything fits */
    public record Cell(String text, Feel.@Nullable UnaryTests tests) {
        boolean fits(@Nullable Object value, Map<String, ?> facts) {
            return tests == null || tests.matches(value, facts);
        }
    }

    /** @param unmet names of the inputs that did not fit; empty when the rule fits */
    public record RuleMatch(Rule rule, List<String> unmet) {
        boolean fits() {
            return unmet.isEmpty();
        }
    }

    /** A cell that does not fit. @param input what its column looks at @param value what stands there */
    public record Unmet(String input, @Nullable Object value, String cell) {
        @Override
        public String toString() {
            return "Unmet[" + input + ']';
        }
    }

    public List<RuleMatch> match(Map<String, ?> facts) {
        List<@Nullable Object> values = values(facts);
        return rules.stream()
                .map(rule -> new RuleMatch(
                        rule,
                        unmet(rule, values, facts).stream()
                                .map(column -> inputs.get(column).name)
                                .toList()))
                .toList();
    }

    /** @return by rule, for those of these ids that don't fit: what does not, in the order of the columns */
    public Map<String, List<Unmet>> misfits(Set<String> ids, Map<String, ?> facts) {
        List<@Nullable Object> values = values(facts);
        Map<String, List<Unmet>> misfits = new LinkedHashMap<>();
        for (Rule rule : rules) {
            List<Integer> unmet = ids.contains(rule.id) ? unmet(rule, values, facts) : List.of();
            if (!unmet.isEmpty()) {
                misfits.put(
                        rule.id,
                        unmet.stream()
                                .map(column -> new Unmet(
                                        inputs.get(column).name, values.get(column), rule.cells.get(column).text))
                                .toList());
            }
        }
        return misfits;
    }

    private List<@Nullable Object> values(Map<String, ?> facts) {
        List<@Nullable Object> values = new ArrayList<>(inputs.size());
        for (Input input : inputs) {
            values.add(guarded(() -> "input " + input.name, () -> input.value(facts)));
        }
        return values;
    }

    /** @return the rules that count under the hit policy, in the table's order */
    public List<Rule> hits(List<RuleMatch> matches) {
        List<Rule> fitting =
                matches.stream().filter(RuleMatch::fits).map(RuleMatch::rule).toList();
        if (fitting.size() < 2) {
            return fitting;
        }
        return switch (hitPolicy) {
            case UNIQUE ->
                throw new DecisionFault("%s: rules %s and %s both fit, but its hit policy is UNIQUE"
                        .formatted(name, fitting.get(0).id, fitting.get(1).id));
            case FIRST, ANY -> fitting.subList(0, 1);
            default -> fitting;
        };
    }

    public RuleOutputs outputs(Rule rule, Map<String, ?> facts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        rule.outputs.forEach((output, expression) -> values.put(
                output, guarded(() -> "rule " + rule.id + ", output " + output, () -> expression.evaluate(facts))));
        return new RuleOutputs(name + ", rule " + rule.id, values);
    }

    List<String> outputNames() {
        return rules.stream()
                .flatMap(rule -> rule.outputs.keySet().stream())
                .distinct()
                .toList();
    }

    /** @return columns */
    private List<Integer> unmet(Rule rule, List<@Nullable Object> values, Map<String, ?> facts) {
        List<Integer> unmet = new ArrayList<>(0);
        for (int column = 0; column < inputs.size(); column++) {
            String input = inputs.get(column).name;
            Cell cell = rule.cells.get(column);
            Object value = values.get(column);
            if (!guarded(() -> "rule " + rule.id + ", input " + input, () -> cell.fits(value, facts))) {
                unmet.add(column);
            }
        }
        return unmet;
    }

    private <T extends @Nullable Object> T guarded(Supplier<String> place, Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (MappingFault fault) {
            throw new DecisionFault(name + ", " + place.get() + ": " + fault.sentence());
        }
    }
}
