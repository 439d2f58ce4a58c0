package finme.bench.plain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
class SendToPartnerDelegate implements JavaDelegate {
    private final RestTemplate http;
    private final JdbcTemplate jdbc;
    private final Lenders lenders;

    SendToPartnerDelegate(RestTemplate http, JdbcTemplate jdbc, Lenders lenders) {
        this.http = http;
        this.jdbc = jdbc;
        this.lenders = lenders;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        List<Map<String, Object>> ranked = (List<Map<String, Object>>) execution.getVariable("ranked");
        Integer index = (Integer) execution.getVariable("index");
        int at = index == null ? 0 : index;
        String id = UUID.randomUUID().toString();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", id);
        Map<String, Object> answer = http.postForObject(
                lenders.url("decline"), new HttpEntity<>(execution.getVariable("application"), headers), Map.class);
        String status = answer == null ? "none" : String.valueOf(answer.get("status"));
        jdbc.update(
                "insert into dispatch (id, application_id, partner, status, answer) values (?, ?, ?, ?, ?)",
                id,
                execution.getVariable("applicationId"),
                ranked.get(at).get("partner"),
                status,
                String.valueOf(answer));
        execution.setVariable("index", at + 1);
        execution.setVariable("offered", "accepted".equals(status));
        execution.setVariable("partnersLeft", at + 1 < ranked.size());
    }
}
