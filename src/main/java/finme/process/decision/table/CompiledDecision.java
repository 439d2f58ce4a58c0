package finme.process.decision.table;

import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A decision with those it builds on.
 *
 * @param resultName under which decisions above see the result of an expression
 * @param table null when it is a single expression, and the other way round
 */
public record CompiledDecision(
        String id,
        String resultName,
        List<CompiledDecision> required,
        @Nullable CompiledTable table,
        Feel.@Nullable Expression expression) {

    public CompiledTable needTable() {
        if (table == null) {
            throw new DecisionFault(id + " has to be a decision table");
        }
        return table;
    }

    /** @return the facts and, beside them, the results of the required decisions */
    public Map<String, ?> withRequired(Map<String, ?> facts) {
        if (required.isEmpty()) {
            return facts;
        }
        Map<String, @Nullable Object> all = new HashMap<>(facts);
        for (CompiledDecision each : required) {
            all.putAll(each.results(all));
        }
        return all;
    }

    /** @return the names under which decisions above see what this one finds */
    public Collection<String> resultNames() {
        return table == null ? List.of(resultName) : table.outputNames();
    }

    private Map<String, @Nullable Object> results(Map<String, ?> facts) {
        Map<String, ?> all = withRequired(facts);
        Map<String, @Nullable Object> results = new HashMap<>();
        if (table == null) {
            try {
                results.put(resultName, expression == null ? null : expression.value(all));
            } catch (MappingFault fault) {
                throw new DecisionFault(id + ", expression: " + fault.sentence());
            }
            return results;
        }
        List<RuleOutputs> hits = table.hits(table.match(all)).stream()
                .map(rule -> table.outputs(rule, all))
                .toList();
        boolean many = table.hitPolicy() == HitPolicy.COLLECT || table.hitPolicy() == HitPolicy.RULE_ORDER;
        for (String output : table.outputNames()) {
            List<@Nullable Object> values = new ArrayList<>();
            hits.forEach(hit -> values.add(hit.values().get(output)));
            results.put(output, many ? values : values.isEmpty() ? null : values.get(0));
        }
        return results;
    }
}
