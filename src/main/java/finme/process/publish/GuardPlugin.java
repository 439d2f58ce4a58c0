package finme.process.publish;

import finme.process.expression.AllowedBeans;
import finme.process.expression.GuardedExpressions;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the guards in: for expressions, for models when they are parsed, and for whatever is about to be deployed. */
@Component
@Order(200)
class GuardPlugin extends AbstractProcessEnginePlugin {
    private final AllowedBeans beans;
    private final List<Deployer> gates;

    GuardPlugin(AllowedBeans beans, List<Deployer> gates) {
        this.beans = beans;
        this.gates = gates;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(beans));
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPreBPMNParseListeners());
        }
        listeners.add(new ModelGuard());
        engine.setCustomPreBPMNParseListeners(listeners);
        List<Deployer> deployers = new ArrayList<>(gates);
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(deployers);
    }
}
