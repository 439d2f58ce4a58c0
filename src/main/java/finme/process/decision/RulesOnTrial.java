package finme.process.decision;

import finme.dispatch.PartnerPriorities;
import finme.loan.ApplicationFacts;
import finme.loan.Screening;
import finme.process.decision.DeployedDecisions.Deployed;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionCompiler;
import finme.process.decision.table.DecisionFault;
import finme.work.AfterCommit;
import java.util.function.Function;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** The live rules, or the live ones with one table replaced; as they are at the time they are asked for. */
@Component
public class RulesOnTrial {
    private final DeployedDecisions decisions;
    private final DecisionCompiler compiler;
    private final Challenger challenger;

    RulesOnTrial(DeployedDecisions decisions, DecisionCompiler compiler, Challenger challenger) {
        this.challenger = challenger;
        this.decisions = decisions;
        this.compiler = compiler;
    }

    /** @return whether it decides who is asked */
    public static boolean isOfRouting(String key) {
        return key.equals(DmnPartnerPriorities.KEY) || key.equals(Distribution.KEY);
    }

    /** Which draft is on trial has changed: it counts on this node from the commit on, on others within a second. */
    public void changed() {
        AfterCommit.run(challenger::forget);
    }

    public PartnerPriorities priorities() {
        return priorities(decisions.newest(DmnPartnerPriorities.KEY), deployed(Distribution.KEY));
    }

    /** @throws DecisionFault when the decision can't be compiled */
    public PartnerPriorities priorities(Decision instead) {
        Deployed trial = new Deployed(instead.getId(), 0, compiler.compile(instead));
        return instead.getId().equals(Distribution.KEY)
                ? priorities(decisions.newest(DmnPartnerPriorities.KEY), trial.decision())
                : priorities(trial, deployed(Distribution.KEY));
    }

    private static PartnerPriorities priorities(Deployed ranking, CompiledDecision distribution) {
        return facts -> DmnPartnerPriorities.rank(ranking, distribution, facts);
    }

    public Function<ApplicationFacts, Screening> screening() {
        return screening(deployed(DmnScreeningRules.KEY));
    }

    public Function<ApplicationFacts, Screening> screening(Decision instead) {
        return screening(compiler.compile(instead));
    }

    private static Function<ApplicationFacts, Screening> screening(CompiledDecision decision) {
        return facts -> DmnScreeningRules.screen(decision, facts.asInputs());
    }

    private CompiledDecision deployed(String key) {
        return decisions.newest(key).decision();
    }
}
