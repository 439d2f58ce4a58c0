package finme.bench.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.bench.contender.Lender;
import finme.bench.rows.Heard;
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
    private final ObjectMapper json;

    SendToPartnerDelegate(RestTemplate http, PlainRows rows, Lenders lenders, ObjectMapper json) {
        this.http = http;
        this.rows = rows;
        this.lenders = lenders;
        this.json = json;
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
        Heard heard = ask(dispatch, String.valueOf(execution.getVariable("application")));
        JsonNode answer = read(heard.answer());
        boolean offered = "accepted".equals(answer.path("status").asText());
        rows.answered(
                dispatch,
                application,
                offered ? "OFFERED" : "DECLINED",
                answer.path("msg").asText(),
                heard);
        execution.setVariable("index", at + 1);
        execution.setVariable("offered", offered);
        execution.setVariable("partnersLeft", at + 1 < ranked.size());
    }

    private Heard ask(UUID dispatch, String application) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", dispatch.toString());
        String url = lenders.url("decline");
        String request = Lender.body(dispatch.toString(), read(application));
        String answer = http.postForObject(url, new HttpEntity<>(request, headers), String.class);
        return new Heard(url, request, answer == null ? "" : answer);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
