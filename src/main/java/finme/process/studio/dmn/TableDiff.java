package finme.process.studio.dmn;

import finme.process.DecisionStudio.RuleChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** What becomes different in a table, rule by rule, by the ids of rules. */
public final class TableDiff {
    private final DecisionTable before;
    private final DecisionTable after;
    private final List<RuleChange> changes = new ArrayList<>();

    private TableDiff(DecisionTable before, DecisionTable after) {
        this.before = before;
        this.after = after;
    }

    public static List<RuleChange> between(DmnFile before, DmnFile after) {
        DecisionTable old = before.table();
        DecisionTable fresh = after.table();
        if (old == null || fresh == null) {
            return before.decision().getRawTextContent().equals(after.decision().getRawTextContent())
                    ? List.of()
                    : List.of(new RuleChange(null, "EXPRESSION", null, null));
        }
        return new TableDiff(old, fresh).read();
    }

    private List<RuleChange> read() {
        table();
        Map<String, DecisionRule> old = byId(before);
        Map<String, DecisionRule> fresh = byId(after);
        old.forEach((id, rule) -> {
            if (!fresh.containsKey(id)) {
                changes.add(new RuleChange(id, "REMOVED", Columns.read(before, rule), null));
            }
        });
        fresh.forEach((id, rule) -> {
            DecisionRule same = old.get(id);
            if (same == null) {
                changes.add(new RuleChange(id, "ADDED", null, Columns.read(after, rule)));
            } else {
                compare(id, Columns.read(before, same), Columns.read(after, rule));
            }
        });
        moved(
                old.keySet().stream().filter(fresh::containsKey).toList(),
                fresh.keySet().stream().filter(old::containsKey).toList());
        return List.copyOf(changes);
    }

    private void table() {
        if (before.getHitPolicy() != after.getHitPolicy()
                || !Objects.equals(before.getAggregation(), after.getAggregation())) {
            changes.add(new RuleChange(
                    null, "HIT_POLICY", Map.of("hitPolicy", policy(before)), Map.of("hitPolicy", policy(after))));
        }
        List<String> old = Columns.of(before);
        List<String> fresh = Columns.of(after);
        old.stream()
                .filter(column -> !fresh.contains(column))
                .forEach(column -> changes.add(new RuleChange(null, "COLUMN_REMOVED", Map.of("column", column), null)));
        fresh.stream()
                .filter(column -> !old.contains(column))
                .forEach(column -> changes.add(new RuleChange(null, "COLUMN_ADDED", null, Map.of("column", column))));
    }

    private static String policy(DecisionTable table) {
        return table.getHitPolicy() + (table.getAggregation() == null ? "" : " " + table.getAggregation());
    }

    /** Only the columns that differ. */
    private void compare(String id, Map<String, String> old, Map<String, String> fresh) {
        Map<String, String> was = new LinkedHashMap<>(old);
        Map<String, String> is = new LinkedHashMap<>(fresh);
        was.entrySet().removeAll(fresh.entrySet());
        is.entrySet().removeAll(old.entrySet());
        if (!was.isEmpty() || !is.isEmpty()) {
            changes.add(new RuleChange(id, "CHANGED", was, is));
        }
    }

    /** Among the rules that both have; of several it is those that went up which are told. */
    private void moved(List<String> old, List<String> fresh) {
        for (String id : fresh) {
            int was = old.indexOf(id);
            int is = fresh.indexOf(id);
            if (is < was) {
                changes.add(new RuleChange(
                        id, "MOVED", Map.of("position", "" + (was + 1)), Map.of("position", "" + (is + 1))));
            }
        }
    }

    private static Map<String, DecisionRule> byId(DecisionTable table) {
        Map<String, DecisionRule> rules = new LinkedHashMap<>();
        table.getRules().forEach(rule -> rules.put(rule.getId(), rule));
        return rules;
    }
}
