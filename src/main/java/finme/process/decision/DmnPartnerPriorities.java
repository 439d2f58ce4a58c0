package finme.process.decision;

import finme.dispatch.PartnerPriorities;
import finme.loan.ApplicationFacts;
import finme.process.decision.DeployedDecisions.Deployed;
import finme.process.decision.table.CompiledDecision;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class DmnPartnerPriorities implements PartnerPriorities {
    static final String KEY = "partner-prioritisation";

    private final DeployedDecisions decisions;

    DmnPartnerPriorities(DeployedDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Ranking rank(ApplicationFacts facts) {
        return rank(decisions.newest(KEY), decisions.newest(Distribution.KEY).decision(), facts);
    }

    static Ranking rank(Deployed ranking, CompiledDecision dealing, ApplicationFacts facts) {
        Map<String, Object> inputs = facts.asInputs();
        PartnerRanking partners = PartnerRanking.of(ranking.decision(), inputs);
        Distribution distribution = Distribution.of(dealing, inputs);
        return new Ranking(
                KEY,
                ranking.version(),
                partners.matched(),
                partners.missed(),
                distribution.mode(),
                distribution.maxPartners(),
                distribution.timeBudget());
    }
}
