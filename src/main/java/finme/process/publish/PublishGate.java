package finme.process.publish;

import finme.process.decision.DecisionGate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Every deployment passes here, in its own transaction, whether it comes from Modeler, the API or the jar. Its files were
 * looked at before ({@link DeploymentGuard}); here is seen whether what they name is there.
 */
@Component
class PublishGate implements Deployer {
    private final CheckRoom room;
    private final DecisionGate decisions;
    private final Doubts doubts;

    PublishGate(CheckRoom room, DecisionGate decisions, Doubts doubts) {
        this.room = room;
        this.decisions = decisions;
        this.doubts = doubts;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Checked checked = room.check(files(deployment.getResources().values()));
        Likeness.check(checked);
        References.check(checked);
        checked.models.values().forEach(model -> FormRefs.check(model, checked.forms));
        decisions.deployed();
        doubts.tell(checked.doubts);
    }

    static Map<String, byte[]> files(Collection<ResourceEntity> resources) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        resources.forEach(resource -> files.put(resource.getName(), resource.getBytes()));
        return files;
    }
}
