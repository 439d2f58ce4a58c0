package finme.process.publish;

import finme.process.DeploymentSources;
import finme.process.expression.AllowedBeans;
import finme.process.expression.GuardedExpressions;
import finme.process.publish.model.ModelGuard;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the guards in: for expressions, for models when they are parsed, and for whatever is about to be deployed. */
@Component
@Order(200)
class GuardPlugin extends AbstractProcessEnginePlugin {
    private final AllowedBeans beans;
    private final CheckRoom room;
    private final List<Deployer> gates;

    GuardPlugin(AllowedBeans beans, CheckRoom room, List<Deployer> gates) {
        this.beans = beans;
        this.room = room;
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
        engine.setCustomPreCommandInterceptorsTxRequired(guarded(engine.getCustomPreCommandInterceptorsTxRequired()));
        List<Deployer> deployers = new ArrayList<>(gates);
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(deployers);
    }

    private List<CommandInterceptor> guarded(@Nullable List<CommandInterceptor> present) {
        List<CommandInterceptor> all = new ArrayList<>(present == null ? List.of() : present);
        all.add(new DeploymentGuard(room, DeploymentSources.SHIPPED));
        return all;
    }
}
