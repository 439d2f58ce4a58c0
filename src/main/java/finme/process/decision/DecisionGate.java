package finme.process.decision;

import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionCompiler;
import finme.process.decision.table.DecisionFault;
import finme.work.AfterCommit;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets only decisions through that will work: every cell compiles, columns are known and of one kind with their cells,
 * and the table gives sensible results for cases all around the limits it names itself.
 */
@Component
public class DecisionGate {
    private final DecisionCompiler compiler;
    private final ObjectProvider<DeployedDecisions> deployed;

    /** @param deployed needs the engine, which is built after its gates */
    DecisionGate(DecisionCompiler compiler, ObjectProvider<DeployedDecisions> deployed) {
        this.compiler = compiler;
        this.deployed = deployed;
    }

    /** @throws DecisionFault with table, rule and cell */
    public void check(String file, byte[] content) {
        Collection<Decision> decisions;
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            decisions = model.getModelElementsByType(Decision.class);
        } catch (ModelException unreadable) {
            throw new DecisionFault(file + " is no valid DMN: " + unreadable.getMessage());
        }
        decisions.forEach(this::check);
        AfterCommit.run(() -> deployed.ifAvailable(DeployedDecisions::forgetNewest));
    }

    private void check(Decision decision) {
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            throw new DecisionFault(
                    decision.getId() + " does not say how long its history is kept: set its history time to live");
        }
        CompiledDecision compiled = compiler.compile(decision);
        ColumnCheck.of(compiled);
        DecisionTrial.of(compiled);
    }
}
