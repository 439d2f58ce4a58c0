package finme.process.loanapplication;

import finme.crm.CrmSync;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SyncWithCrmDelegate implements JavaDelegate {
    private final CrmSync crm;

    SyncWithCrmDelegate(CrmSync crm) {
        this.crm = crm;
    }

    @Override
    public void execute(DelegateExecution execution) {
        crm.handOver(Instance.application(execution));
    }
}
