package finme.process.decision;

import finme.dispatch.RoutingExplanation.Misfit;
import finme.loan.ApplicationFacts;
import finme.process.PastRules;
import finme.process.decision.DeployedDecisions.Deployed;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class PastRankings implements PastRules {
    private final DeployedDecisions decisions;
    private final Challenger challenger;

    PastRankings(DeployedDecisions decisions, Challenger challenger) {
        this.challenger = challenger;
        this.decisions = decisions;
    }

    @Override
    public Map<String, List<Misfit>> misfits(int version, ApplicationFacts facts, Set<String> rules) {
        try {
            return decisions
                    .version(DmnPartnerPriorities.KEY, version)
                    .map(Deployed::decision)
                    .map(decision -> misfits(decision, facts.asInputs(), rules))
                    .orElse(Map.of());
        } catch (DecisionFault noLongerRead) {
            return Map.of();
        }
    }

    /** A draft that deals, and does not rank, leaves the ranking to the version. */
    @Override
    public Map<String, List<Misfit>> byDraft(UUID draft, int base, ApplicationFacts facts, Set<String> rules) {
        try {
            return challenger
                    .draft(draft)
                    .map(found -> found.decision().equals(DmnPartnerPriorities.KEY)
                            ? misfits(found.table(), facts.asInputs(), rules)
                            : misfits(base, facts, rules))
                    .orElse(Map.of());
        } catch (DecisionFault noLongerRead) {
            return Map.of();
        }
    }

    static Map<String, List<Misfit>> misfits(CompiledDecision decision, Map<String, ?> inputs, Set<String> rules) {
        Map<String, List<Misfit>> misfits = new LinkedHashMap<>();
        decision.needTable()
                .misfits(rules, decision.withRequired(inputs))
                .forEach((rule, unmet) -> misfits.put(
                        rule,
                        unmet.stream()
                                .map(each -> new Misfit(each.input(), each.value(), each.cell()))
                                .toList()));
        return misfits;
    }
}
