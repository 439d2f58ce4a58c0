package finme.process.loanapplication;

import static finme.process.loanapplication.LoanApplicationProcess.Variables.PARTNER_LEFT;

import finme.dispatch.RoutingDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendToPartnersDelegate implements JavaDelegate {
    private final RoutingDesk routing;

    SendToPartnersDelegate(RoutingDesk routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean left = routing.sendNext(Instance.application(execution));
        Instance.tell(execution, PARTNER_LEFT, left);
    }
}
