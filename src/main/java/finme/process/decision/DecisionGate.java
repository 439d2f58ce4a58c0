package finme.process.decision;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/**
 * Lets only decisions through that will work: every cell compiles, columns are known and of one kind with their cells,
 * and the table gives sensible results for cases all around the limits it names itself.
 */
@Component
public class DecisionGate {
    private final DecisionReader reader;

    DecisionGate(DecisionReader reader) {
        this.reader = reader;
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
    }

    private void check(Decision decision) {
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            throw new DecisionFault(
                    decision.getId() + " does not say how long its history is kept: set its history time to live");
        }
        CompiledDecision compiled = reader.read(decision);
        ColumnCheck.of(decision, compiled);
        DecisionTrial.of(decision, compiled);
    }
}
