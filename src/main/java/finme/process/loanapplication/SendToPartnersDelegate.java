package finme.process.loanapplication;

import static finme.process.loanapplication.LoanApplicationProcess.Variables.PARTNER_LEFT;

import finme.dispatch.RoutingDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The execution that runs this step is the one that will stand in the receive task: its id is where answers go. */
@Component
class SendToPartnersDelegate implements JavaDelegate {
    private final RoutingDesk routing;

    SendToPartnersDelegate(RoutingDesk routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean left = routing.sendNext(Instance.application(execution), execution.getId());
        Instance.tell(execution, PARTNER_LEFT, left);
    }
}
