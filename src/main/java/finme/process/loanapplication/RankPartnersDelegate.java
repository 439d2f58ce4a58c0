package finme.process.loanapplication;

import finme.dispatch.RoutingDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RankPartnersDelegate implements JavaDelegate {
    private final RoutingDesk routing;

    RankPartnersDelegate(RoutingDesk routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.rank(Instance.application(execution));
    }
}
