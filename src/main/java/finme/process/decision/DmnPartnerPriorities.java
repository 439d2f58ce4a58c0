package finme.process.decision;

import finme.dispatch.PartnerPriorities;
import finme.loan.ApplicationFacts;
import finme.process.decision.Challenger.OnTrial;
import finme.process.decision.DeployedDecisions.Deployed;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionFault;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class DmnPartnerPriorities implements PartnerPriorities {
    static final String KEY = "partner-prioritisation";

    private final DeployedDecisions decisions;
    private final Challenger challenger;

    DmnPartnerPriorities(DeployedDecisions decisions, Challenger challenger) {
        this.decisions = decisions;
        this.challenger = challenger;
    }

    @Override
    public Ranking rank(ApplicationFacts facts) {
        return rank(decisions.newest(KEY), decisions.newest(Distribution.KEY).decision(), facts);
    }

    @Override
    public Ranking rank(ApplicationFacts facts, UUID application, Instant receivedAt) {
        OnTrial trial = challenger
                .running()
                .filter(each -> each.concerns(receivedAt))
                .filter(each -> each.base() == decisions.newest(each.decision()).version())
                .orElse(null);
        if (trial == null) {
            return rank(facts);
        }
        if (!trial.takes(application)) {
            return rank(facts).onTrial(new Trial(trial.draft(), false));
        }
        try {
            return byDraft(trial, facts).onTrial(new Trial(trial.draft(), true));
        } catch (DecisionFault fault) {
            challenger.failed(trial, fault);
            return rank(facts);
        }
    }

    private Ranking byDraft(OnTrial trial, ApplicationFacts facts) {
        CompiledDecision table = challenger.draft(trial.draft()).orElseThrow().table();
        return trial.decision().equals(KEY)
                ? rank(
                        new Deployed(KEY, trial.base(), table),
                        decisions.newest(Distribution.KEY).decision(),
                        facts)
                : rank(decisions.newest(KEY), table, facts);
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
