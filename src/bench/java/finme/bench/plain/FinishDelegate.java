package finme.bench.plain;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class FinishDelegate implements JavaDelegate {
    private final JdbcTemplate jdbc;

    FinishDelegate(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String status = Boolean.TRUE.equals(execution.getVariable("offered")) ? "OFFERED" : "UNPLACED";
        execution.setVariable("status", status);
        jdbc.update("update application set status = ? where id = ?", status, execution.getVariable("applicationId"));
    }
}
