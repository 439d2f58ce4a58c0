package finme.process.decision;

import finme.process.decision.cell.CellCheck;
import finme.process.decision.cell.CellDoubts;
import finme.process.decision.cell.CellDoubts.Doubt;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.DecisionCompiler;
import finme.process.decision.table.DecisionFault;
import finme.work.AfterCommit;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final CellCheck cells;
    private final ObjectProvider<DeployedDecisions> deployed;

    /** @param deployed needs the engine, which is built after its gates */
    DecisionGate(DecisionCompiler compiler, CellCheck cells, ObjectProvider<DeployedDecisions> deployed) {
        this.compiler = compiler;
        this.cells = cells;
        this.deployed = deployed;
    }

    /**
     * All that can be told from the file alone, in this thread, which may be interrupted when it takes too long.
     *
     * @throws DecisionFault with table, rule and cell
     */
    public Checked check(String file, byte[] content) {
        Collection<Decision> decisions;
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            decisions = model.getModelElementsByType(Decision.class);
        } catch (ModelException unreadable) {
            throw new DecisionFault(file + " is no valid DMN: " + unreadable.getMessage());
        }
        if (decisions.isEmpty()) {
            throw new DecisionFault(file + " holds no decision");
        }
        List<Doubt> doubts = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Decision decision : decisions) {
            ids.add(decision.getId());
            check(decision, doubts);
        }
        return new Checked(Set.copyOf(ids), List.copyOf(doubts));
    }

    /** @param doubts one for each cell that is deployed as it is, and most likely meant otherwise */
    public record Checked(Set<String> decisions, List<Doubt> doubts) {}

    /** Whether it is the table as a whole that takes too long: there is no use in looking for the cell. */
    public static boolean isTooLong(String fault) {
        return fault.contains(DecisionTrial.TOO_LONG);
    }

    /** Once a deployment is through, its versions count from the next application on. */
    public void deployed() {
        AfterCommit.run(() -> deployed.ifAvailable(DeployedDecisions::forgetNewest));
    }

    /** @return ids of the decisions that FinMe itself asks */
    public static Set<String> asked() {
        return ColumnCheck.ids();
    }

    private void check(Decision decision, List<Doubt> doubts) {
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            throw new DecisionFault(
                    decision.getId() + " does not say how long its history is kept: set its history time to live");
        }
        CompiledDecision compiled = compiler.compile(decision);
        ColumnCheck.of(compiled);
        if (compiled.table() != null) {
            check(compiled, compiled.table());
            doubts.addAll(CellDoubts.of(compiled.table()));
        }
        DecisionTrial.of(compiled);
    }

    private void check(CompiledDecision compiled, CompiledTable table) {
        boolean ours = asked().contains(compiled.id());
        Set<String> known = ours ? new HashSet<>(TrialCases.NAMES) : null;
        if (known != null) {
            compiled.required().forEach(each -> known.addAll(each.resultNames()));
        }
        cells.check(table, known, ours ? ColumnCheck.KINDS : Map.of());
    }
}
