package finme.bench.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
class SendToPartnerDelegate implements JavaDelegate {
    private final RestTemplate http;
    private final PlainRows rows;
    private final Lenders lenders;

    SendToPartnerDelegate(RestTemplate http, PlainRows rows, Lenders lenders) {
        this.http = http;
        this.rows = rows;
        this.lenders = lenders;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        List<Map<String, Object>> ranked = (List<Map<String, Object>>) execution.getVariable("ranked");
        Integer index = (Integer) execution.getVariable("index");
        int at = index == null ? 0 : index;
        UUID application = UUID.fromString((String) execution.getVariable("applicationId"));
        UUID dispatch = UUID.randomUUID();
        if (at == 0) {
            rows.ranked(application);
        }
        rows.sent(dispatch, application, String.valueOf(ranked.get(at).get("partner")), at + 1);
        JsonNode answer = ask(dispatch, String.valueOf(execution.getVariable("application")));
        boolean offered = "accepted".equals(answer.path("status").asText());
        rows.answered(
                dispatch,
                application,
                offered ? "OFFERED" : "DECLINED",
                answer.path("msg").asText(),
                answer.toString());
        execution.setVariable("index", at + 1);
        execution.setVariable("offered", offered);
        execution.setVariable("partnersLeft", at + 1 < ranked.size());
    }

    private JsonNode ask(UUID dispatch, String application) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", dispatch.toString());
        JsonNode answer =
                http.postForObject(lenders.url("decline"), new HttpEntity<>(application, headers), JsonNode.class);
        return answer == null ? MissingNode.getInstance() : answer;
    }
}
