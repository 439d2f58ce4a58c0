package finme.process.decision;

import finme.dispatch.PartnerPriorities.Mode;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.Rule;
import finme.process.decision.table.RuleOutputs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a round is dealt out. Where no rule fits, or a cell is blank: one partner after the other, without a limit. */
record Distribution(Mode mode, int maxPartners, @Nullable Duration timeBudget) {
    static final String KEY = "distribution-strategy";

    static Distribution of(CompiledDecision decision, Map<String, ?> inputs) {
        CompiledTable table = decision.needTable();
        Map<String, ?> facts = decision.withRequired(inputs);
        List<Rule> hits = table.hits(table.match(facts));
        if (hits.isEmpty()) {
            return new Distribution(Mode.WATERFALL, Integer.MAX_VALUE, null);
        }
        return of(table, hits.get(0), facts);
    }

    static Distribution of(CompiledTable table, Rule rule, Map<String, ?> facts) {
        RuleOutputs values = table.outputs(rule, facts);
        return new Distribution(
                Objects.requireNonNullElse(values.word("mode", Mode.class), Mode.WATERFALL),
                values.wholeNumber("maxPartners", Integer.MAX_VALUE, 1),
                values.duration("timeBudget"));
    }
}
