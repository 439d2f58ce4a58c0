package finme.process.decision;

import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A compiled decision table. All rules are looked at in every evaluation, so that those that did not fit can say why.
 *
 * @param name as people know it: the decision's id
 */
record DecisionTable(String name, HitPolicy hitPolicy, List<Input> inputs, List<Row> rows) {

    /** @param name the input's expression, such as {@code amount} @param kind what its values are brought to */
    record Input(String name, Feel.Expression expression, InputKind kind) {
        @Nullable
        Object value(Map<String, ?> facts) {
            // A bare name is by far the most frequent input, and needs no evaluator.
            return kind.of(facts.containsKey(name) ? facts.get(name) : expression.value(facts));
        }
    }

    /** @param cells one for each input; null where the cell is blank and everything fits */
    record Row(
            String id,
            @Nullable String description,
            List<Feel.@Nullable UnaryTests> cells,
            Map<String, Feel.Expression> outputs) {}

    /** @param against names of the inputs that did not fit; empty when the rule fits */
    record Look(Row row, List<String> against) {
        boolean fits() {
            return against.isEmpty();
        }
    }

    List<Look> look(Map<String, ?> facts) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Input input : inputs) {
            values.add(guarded(() -> "input " + input.name, () -> input.value(facts)));
        }
        return rows.stream()
                .map(row -> new Look(row, against(row, values, facts)))
                .toList();
    }

    /** @return the rules that count under the hit policy, in the table's order */
    List<Row> hits(List<Look> looks) {
        List<Row> fitting = looks.stream().filter(Look::fits).map(Look::row).toList();
        if (fitting.size() < 2) {
            return fitting;
        }
        return switch (hitPolicy) {
            case FIRST -> fitting.subList(0, 1);
            case UNIQUE ->
                throw new DecisionFault("%s: rules %s and %s both fit, but its hit policy is UNIQUE"
                        .formatted(name, fitting.get(0).id, fitting.get(1).id));
            case ANY -> fitting.subList(0, 1);
            default -> fitting;
        };
    }

    Map<String, @Nullable Object> outputs(Row row, Map<String, ?> facts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.outputs.forEach((output, expression) -> values.put(
                output, guarded(() -> "rule " + row.id + ", output " + output, () -> expression.evaluate(facts))));
        return values;
    }

    List<String> outputNames() {
        return rows.stream()
                .flatMap(row -> row.outputs.keySet().stream())
                .distinct()
                .toList();
    }

    private List<String> against(Row row, List<@Nullable Object> values, Map<String, ?> facts) {
        List<String> against = new ArrayList<>(0);
        for (int column = 0; column < inputs.size(); column++) {
            if (!fits(row, column, values.get(column), facts)) {
                against.add(inputs.get(column).name);
            }
        }
        return against;
    }

    private boolean fits(Row row, int column, @Nullable Object value, Map<String, ?> facts) {
        Feel.UnaryTests tests = row.cells.get(column);
        return tests == null
                || Boolean.TRUE.equals(guarded(
                        () -> "rule " + row.id + ", input " + inputs.get(column).name,
                        () -> tests.matches(value, facts)));
    }

    private <T extends @Nullable Object> T guarded(
            java.util.function.Supplier<String> place, java.util.function.Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (MappingFault fault) {
            throw new DecisionFault(name + ", " + place.get() + ": " + fault.sentence());
        }
    }
}
