package finme.process.loanapplication;

import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the application the public status that the element says in its extension properties, so that a process owner
 * sees and changes it in Modeler. A final status stays what it is.
 */
@Component
class MoveApplicationListener implements ExecutionListener {
    private final LoanDesk desk;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    MoveApplicationListener(LoanDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String place = execution.getProcessDefinitionId() + '/' + execution.getCurrentActivityId();
        Target target = targets.computeIfAbsent(place, p -> Target.of(execution.getBpmnModelElementInstance()));
        desk.move(Instance.application(execution), target.status, target.reason, Instance.ACTOR);
    }

    private record Target(
            ApplicationStatus status, @Nullable String reason) {
        static Target of(FlowElement element) {
            Map<String, String> properties =
                    element
                            .getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaProperties.class)
                            .list()
                            .stream()
                            .flatMap(all -> all.getCamundaProperties().stream())
                            .collect(Collectors.toMap(
                                    CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
            String status = properties.get(LoanApplicationProcess.Properties.STATUS);
            if (status == null) {
                throw new IllegalStateException(element.getId() + " does not say which status it gives");
            }
            return new Target(
                    ApplicationStatus.valueOf(status), properties.get(LoanApplicationProcess.Properties.REASON));
        }
    }
}
