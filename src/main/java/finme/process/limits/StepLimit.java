package finme.process.limits;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Counts the steps that an application makes in one transaction, in whatever model: one that goes round is stopped. */
@Component
class StepLimit extends AbstractProcessEnginePlugin implements SessionFactory {
    private static final ExecutionListener COUNT = StepLimit::count;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                watch(process);
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, COUNT, 0);
            watch(activity);
        }
    }

    private static void count(DelegateExecution execution) {
        String application = ((ExecutionEntity) execution).getRootProcessInstanceId();
        Context.getCommandContext()
                .getSession(Steps.class)
                .step(application == null ? execution.getProcessInstanceId() : application);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(Steps.class, this);
    }

    @Override
    public Class<?> getSessionType() {
        return Steps.class;
    }

    @Override
    public Session openSession() {
        return new Steps();
    }
}
