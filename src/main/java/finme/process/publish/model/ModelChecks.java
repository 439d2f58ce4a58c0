package finme.process.publish.model;

import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** All that can be told from a model alone. */
public final class ModelChecks {
    private ModelChecks() {}

    /**
     * @param messages names of all that are ever sent
     * @throws Refused naming the element
     */
    public static void check(Element root, Set<String> messages) {
        FlowElements.check(root, messages);
        Timers.check(root);
        Repetitions.check(root);
        Statuses.check(root);
        Loops.check(root);
        SavePoints.check(root);
        CrmWalk.check(root);
    }
}
