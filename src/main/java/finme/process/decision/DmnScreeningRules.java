package finme.process.decision;

import finme.loan.ApplicationFacts;
import finme.loan.Screening;
import finme.loan.Screening.Verdict;
import finme.loan.ScreeningRules;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.Rule;
import finme.process.decision.table.DecisionFault;
import finme.process.decision.table.RuleOutputs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class DmnScreeningRules implements ScreeningRules {
    static final String KEY = "application-screening";

    private final DeployedDecisions decisions;

    DmnScreeningRules(DeployedDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Screening screen(ApplicationFacts facts) {
        return screen(decisions.newest(KEY).decision(), facts.asInputs());
    }

    static Screening screen(CompiledDecision decision, Map<String, ?> inputs) {
        CompiledTable table = decision.needTable();
        Map<String, ?> facts = decision.withRequired(inputs);
        List<Rule> hits = table.hits(table.match(facts));
        if (hits.isEmpty()) {
            throw new DecisionFault(KEY + ": no rule fits an application that may come; add a rule without conditions");
        }
        return screening(table, hits.get(0), facts);
    }

    static Screening screening(CompiledTable table, Rule rule, Map<String, ?> facts) {
        RuleOutputs values = table.outputs(rule, facts);
        Verdict verdict = values.word("verdict", Verdict.class);
        if (verdict == null) {
            throw values.wrong("verdict", "ACCEPT, ASK_FOR_MORE, REVIEW or SCREEN_OUT");
        }
        return new Screening(verdict, verdict == Verdict.ACCEPT ? null : values.text("reason"), rule.description());
    }
}
