package finme.admin;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source that posts the canonical format, and the one lender of the shipped table that lends in hryvnia, played by the
 * simulator: so every application made here goes to it alone and ends as its behaviour says.
 */
public final class CasesAtHand {
    public static final String SOURCE = "admin-tests";
    public static final String KEY = "admin-tests-key";
    public static final String LENDER = "delta";

    private static final AtomicInteger PEOPLE = new AtomicInteger((int) (System.nanoTime() % 400_000) + 100_000);

    private final FinMeHttp http;

    public CasesAtHand(FinMeHttp http) {
        this.http = http;
    }

    public void prepare(String behaviour) {
        http.putMasterData("sources", SOURCE, source());
        http.putMasterData("partners", LENDER, lender(behaviour));
    }

    /** Nobody else's applications should go there. */
    public void leave() {
        JsonNode lender =
                http.get("/api/v1/admin/partners/" + LENDER, FinMeHttp.ADMIN).json();
        http.putMasterData("partners", LENDER, ((ObjectNode) lender).put("state", "PAUSED"));
    }

    public static Map<String, Object> source() {
        return Map.of(
                "name", "Admin tests",
                "state", "ACTIVE",
                "key", KEY,
                "format", "JSON",
                "mapping", "payload",
                "onMissing", "REFUSE",
                "test", false);
    }

    private Map<String, Object> lender(String behaviour) {
        return Map.of(
                "name",
                "Delta Bank",
                "state",
                "ACTIVE",
                "request",
                Map.of(
                        "url",
                        http.url("/sandbox/partners/" + behaviour),
                        "method",
                        "POST",
                        "format",
                        "JSON",
                        "body",
                        "{reference: dispatch.reference, callbackUrl: dispatch.callbackUrl, amount: application.amount.value,"
                                + " currency: application.amount.currency, termMonths: application.termMonths}",
                        "timeout",
                        "PT5S",
                        "attempts",
                        1,
                        "auth",
                        Map.of("kind", "NONE")),
                "answer",
                "{outcome: get or else(get value({accepted: \"OFFERED\", declined: \"DECLINED\", pending: \"PENDING\"},"
                        + " body.status), body.status), reference: body.id, offers: body.offers}",
                "callback",
                Map.of(
                        "auth",
                        Map.of("kind", "NONE"),
                        "mapping",
                        "{dispatch: body.reference, event: body.eventId, outcome: if body.status = \"accepted\""
                                + " then \"OFFERED\" else \"DECLINED\", offers: body.offers}"),
                "answerWithin",
                "PT30M",
                "shares",
                List.of("amount", "termMonths"));
    }

    /** @return id of a new application that has come to one of the statuses */
    public JsonNode arrive(String... statuses) {
        return arrived(http.apply(SOURCE, KEY, "application/json", application()), statuses);
    }

    /** The same from a source that follows it. @param trace W3C's {@code traceparent} */
    public JsonNode arriveTraced(String trace, String... statuses) {
        return arrived(http.apply(SOURCE, KEY, "application/json", application(), "traceparent", trace), statuses);
    }

    private JsonNode arrived(Answer answer, String... statuses) {
        if (answer.status() != 202) {
            throw new AssertionError("refused: " + answer.status() + " " + answer.body());
        }
        String path = "/api/v1/admin/applications/" + answer.json().path("id").asText();
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> http.get(path, FinMeHttp.AUDITOR).json(),
                        detail ->
                                Set.of(statuses).contains(detail.path("status").asText()));
    }

    private static String application() {
        int n = PEOPLE.incrementAndGet();
        return """
            {"product": "PERSONAL_LOAN", "amount": {"value": 90000, "currency": "UAH"}, "termMonths": 24,
             "purpose": "HOME_IMPROVEMENT",
             "borrower": {"firstName": "Zdenka", "lastName": "Quillova", "birthDate": "1988-02-11", "taxId": "8802%06d",
               "phone": "+420601%06d", "email": "zdenka.q%d@example.test", "language": "cs",
               "address": {"line1": "Lipova 12", "city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
             "employment": {"status": "EMPLOYED", "employer": "Wanderlust", "since": "2019-05-01",
               "monthlyIncome": {"value": 30000, "currency": "UAH"}},
             "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z", "ip": "192.0.2.14",
               "userAgent": "Mozilla/5.0", "page": "https://apply.example.test/loan"}],
             "attributes": {"hobby": "falconry"}}""".formatted(n, n, n);
    }
}
