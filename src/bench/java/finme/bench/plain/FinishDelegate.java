package finme.bench.plain;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FinishDelegate implements JavaDelegate {
    private final PlainRows rows;

    FinishDelegate(PlainRows rows) {
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String status = Boolean.TRUE.equals(execution.getVariable("offered")) ? "OFFERED" : "UNPLACED";
        execution.setVariable("status", status);
        UUID application = UUID.fromString((String) execution.getVariable("applicationId"));
        rows.move(application, status, "nobody_left");
        rows.queuedForCrm(application);
    }
}
