package finme.process.decision;

import finme.loan.ApplicationFacts;
import finme.loan.Screening;
import finme.loan.Screening.Verdict;
import finme.loan.ScreeningRules;
import finme.process.decision.DecisionTable.Row;
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
        DecisionTable table = decision.needTable();
        Map<String, ?> facts = decision.withRequired(inputs);
        List<Row> hits = table.hits(table.look(facts));
        if (hits.isEmpty()) {
            throw new DecisionFault(KEY + ": no rule fits an application that may come; add a rule without conditions");
        }
        return screening(table, hits.get(0), facts);
    }

    static Screening screening(DecisionTable table, Row row, Map<String, ?> facts) {
        Values values = new Values(KEY + ", rule " + row.id(), table.outputs(row, facts));
        Verdict verdict = values.word("verdict", Verdict.class);
        if (verdict == null) {
            throw values.wrong("verdict", "ACCEPT, ASK_FOR_MORE or SCREEN_OUT");
        }
        return new Screening(verdict, verdict == Verdict.ACCEPT ? null : values.text("reason"), row.description());
    }
}
