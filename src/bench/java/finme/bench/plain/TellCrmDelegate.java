package finme.bench.plain;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
class TellCrmDelegate implements JavaDelegate {
    private final RestTemplate http;
    private final PlainRows rows;
    private final Lenders lenders;

    TellCrmDelegate(RestTemplate http, PlainRows rows, Lenders lenders) {
        this.http = http;
        this.rows = rows;
        this.lenders = lenders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String id = (String) execution.getVariable("applicationId");
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setBasicAuth("sandbox", "sandbox-secret");
        Map<String, Object> body = Map.of("Id", id, "Status", String.valueOf(execution.getVariable("status")));
        http.exchange(lenders.crm(id), HttpMethod.PUT, new HttpEntity<>(body, headers), String.class);
        rows.confirmed(UUID.fromString(id));
    }
}
