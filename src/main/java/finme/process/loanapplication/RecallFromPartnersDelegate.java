package finme.process.loanapplication;

import finme.dispatch.RoutingDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecallFromPartnersDelegate implements JavaDelegate {
    private final RoutingDesk routing;

    RecallFromPartnersDelegate(RoutingDesk routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.recall(Instance.application(execution));
    }
}
