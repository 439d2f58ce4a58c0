package finme.bench.plain;

import com.fasterxml.jackson.databind.JsonNode;
import finme.bench.rows.Papers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlainController {
    private final RuntimeService runtime;
    private final PlainRows rows;

    PlainController(RuntimeService runtime, PlainRows rows) {
        this.runtime = runtime;
        this.rows = rows;
    }

    @PostMapping("/applications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    public Map<String, String> receive(@RequestBody JsonNode application) {
        String body = application.toString();
        String id = rows.received(
                Papers.of(application), application.get("partnerLeadId").asText(), body);
        JsonNode loan = application.get("loanInformation");
        JsonNode person = application.get("personalInformation");
        JsonNode money = application.get("financialInformation");
        BigDecimal income = money.get("annualIncome").decimalValue().divide(BigDecimal.valueOf(12));
        Map<String, Object> variables = new HashMap<>();
        variables.put("applicationId", id);
        variables.put("application", body);
        variables.put("product", "PERSONAL_LOAN");
        variables.put("amount", loan.get("loanAmount").asDouble());
        variables.put("currency", loan.get("currency").asText());
        variables.put("termMonths", loan.get("termMonths").asInt());
        variables.put("purpose", loan.get("purpose").asText());
        variables.put("region", person.get("state").asText());
        variables.put(
                "age",
                Period.between(LocalDate.parse(person.get("dateOfBirth").asText()), LocalDate.now())
                        .getYears());
        variables.put("monthlyIncome", income.doubleValue());
        variables.put("debtToIncome", money.get("monthlyDebt").asDouble() / income.doubleValue());
        runtime.startProcessInstanceByKey("plain-loan-application", id, variables);
        return Map.of("id", id);
    }
}
