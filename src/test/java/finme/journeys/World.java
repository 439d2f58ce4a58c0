package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a journey needs of the outside: a lender at the simulator, a source of its own, and the rule that brings the two
 * together, all put in through the public API while FinMe runs.
 */
final class World {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> LENDERS = new TreeSet<>();
    static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, phone: payload.phone},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: payload.agreedAt}]}""";
    static final String ANSWER = """
            {words: {accepted: "OFFERED", declined: "DECLINED", rejected: "DECLINED", pending: "PENDING",
               more_needed: "MORE_NEEDED", price_counter: "PRICE_COUNTER"},
             answer: {outcome: get or else(get value(words, body.status), body.status), reference: body.id,
               reason: if body.code = null then null else {code: body.code, text: body.msg},
               offers: body.offers, price: body.price, needs: body.needs}}.answer""";
    static final String CALLBACK = """
            {words: {accepted: "OFFERED", declined: "DECLINED", signed: "SIGNED", funded: "FUNDED",
               cancelled: "CANCELLED"},
             event: {dispatch: body.ref, event: body.eventId, outcome: get value(words, body.status),
               reference: body.id, offers: body.offers,
               reason: if body.code = null then null else {code: body.code, text: body.msg}}}.event""";

    private final FinMeHttp http;

    World(FinMeHttp http) {
        this.http = http;
    }

    /** A lender that behaves so, and its source. @param behaviour path and options at the simulator */
    Lender lender(String code, String behaviour, Map<String, Object> changes) {
        Map<String, Object> partner = new LinkedHashMap<>();
        partner.put("code", code);
        partner.put("name", "Lender " + code);
        partner.put("state", "ACTIVE");
        partner.put("request", request(behaviour));
        partner.put("answer", ANSWER);
        partner.put("answerWithin", "PT5M");
        partner.put("callback", callback(CALLBACK));
        partner.put("shares", List.of("borrower.phone", "amount", "termMonths"));
        partner.putAll(changes);
        http.putMasterData("partners", code, partner);
        String source = "s-" + code;
        http.putMasterData(
                "sources",
                source,
                Map.of(
                        "code",
                        source,
                        "name",
                        "Source for " + code,
                        "state",
                        "ACTIVE",
                        "key",
                        "key-" + source,
                        "format",
                        "JSON",
                        "mapping",
                        MAPPING,
                        "onMissing",
                        "REFUSE",
                        "test",
                        false));
        rule(code);
        return new Lender(code, source);
    }

    /** How the simulator calls back. */
    static Map<String, Object> callback(String mapping) {
        return Map.of(
                "auth",
                Map.of(
                        "kind",
                        "HMAC",
                        "header",
                        "X-Signature",
                        "algorithm",
                        "HmacSHA256",
                        "encoding",
                        "hex",
                        "secret",
                        "sandbox-secret"),
                "mapping",
                mapping);
    }

    /** How such a lender is asked; may be changed. */
    Map<String, Object> request(String behaviour) {
        return new LinkedHashMap<>(Map.of(
                "url",
                http.url("/sandbox/partners/" + behaviour),
                "method",
                "POST",
                "format",
                "JSON",
                "body",
                "{ref: dispatch.reference, callbackUrl: dispatch.callbackUrl, sum: application.amount.value,"
                        + " term: application.termMonths, phone: application.borrower.phone}",
                "timeout",
                "PT5S",
                "attempts",
                3,
                "auth",
                Map.of("kind", "NONE")));
    }

    record Lender(String code, String source) {}

    /** Deploys the prioritisation as Camunda Modeler does, with a rule for every lender so far. */
    private void rule(String code) {
        if (!LENDERS.add(code)) {
            return;
        }
        try {
            deploy("partner-prioritisation.dmn", Rules.shippedAnd(LENDERS));
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** As Camunda Modeler does. */
    void deploy(String file, byte[] content) throws java.io.IOException {
        String boundary = "finme" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "name=\"deployment-name\"", "journeys".getBytes(StandardCharsets.UTF_8));
        part(body, boundary, "name=\"deployment-source\"", "Camunda Modeler".getBytes(StandardCharsets.UTF_8));
        part(body, boundary, "name=\"enable-duplicate-filtering\"", "true".getBytes(StandardCharsets.UTF_8));
        part(body, boundary, "name=\"data\"; filename=\"" + file + "\"", content);
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        Answer answer = http.send(http.as(FinMeHttp.OWNER, http.request("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, byte[] content)
            throws java.io.IOException {
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** A new person asks for 6,000 over 36 months. @return the application's id */
    String apply(Lender lender) {
        int number = ThreadLocalRandom.current().nextInt(601_100_000, 602_000_000);
        Answer answer = http.apply(lender.source(), "key-" + lender.source(), "application/json", application(number));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    /** What a source of {@link #lender} sends. @param phone nine digits, one person each */
    static String application(int phone) {
        return "{\"sum\": 6000, \"months\": 36, \"first\": \"Eva\", \"last\": \"Mala\", \"born\": \"1988-05-04\","
                + " \"phone\": \"+420" + phone + "\", \"agreedAt\": \"2026-03-02T10:14:05Z\"}";
    }

    String status(String application) {
        return http.get("/api/v1/admin/applications/" + application, FinMeHttp.AUDITOR)
                .json()
                .path("status")
                .asText();
    }

    void awaitStatus(String application, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(application)).isEqualTo(status));
    }

    JsonNode routing(String application) {
        return http.get("/api/v1/admin/applications/" + application + "/routing", FinMeHttp.AUDITOR)
                .json()
                .path("partners");
    }

    /** The line of the explanation for one partner. */
    JsonNode verdict(String application, String partner) {
        for (JsonNode line : routing(application)) {
            if (line.path("partner").asText().equals(partner)) {
                return line;
            }
        }
        throw new AssertionError("the explanation does not name " + partner);
    }

    void awaitOutcome(String application, String partner, String outcome) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                verdict(application, partner).path("outcome").asText())
                        .isEqualTo(outcome));
    }

    /** How the simulator was called under the lender's key for this application. */
    JsonNode calls(String behaviour) {
        return http.get("/sandbox/partners/" + behaviour + "/ledger", null).json();
    }

    JsonNode inCrm(String application) {
        return http.get("/sandbox/crm/Applications(" + application + ")", null).json();
    }

    int instances(String application) {
        return http.get("/engine-rest/process-instance/count?businessKey=" + application, FinMeHttp.ADMIN)
                .json()
                .path("count")
                .asInt();
    }

    void crm(boolean away) {
        http.put("/sandbox/crm/outage", null, Map.of("away", away));
    }

    FinMeHttp http() {
        return http;
    }
}
