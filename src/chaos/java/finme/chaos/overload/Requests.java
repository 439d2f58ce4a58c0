package finme.chaos.overload;

import finme.chaos.node.AdminApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is asked of FinMe: one source, two lenders that the shipped rules name, applications that both decline. */
final class Requests {
    private static final String SOURCE = "overload";
    private static final String KEY = "overload-key-0123456789";
    private static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             purpose: "HOME_IMPROVEMENT", employment: {status: "EMPLOYED"},
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, phone: payload.phone},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: payload.agreedAt}]}""";

    private final String base;

    Requests(String base) {
        this.base = base;
    }

    void prepare() throws IOException, InterruptedException {
        AdminApi admin = new AdminApi(() -> base);
        for (String lender : List.of("alpha", "gamma")) {
            admin.put("/api/v1/admin/partners/" + lender, lender(lender));
        }
        admin.put(
                "/api/v1/admin/sources/" + SOURCE,
                Map.of(
                        "code",
                        SOURCE,
                        "name",
                        "Overload",
                        "state",
                        "ACTIVE",
                        "key",
                        KEY,
                        "format",
                        "JSON",
                        "mapping",
                        MAPPING,
                        "onMissing",
                        "REFUSE",
                        "test",
                        false));
    }

    private Map<String, Object> lender(String code) {
        Map<String, Object> request = Map.of(
                "url",
                base + "/sandbox/partners/decline",
                "format",
                "JSON",
                "body",
                "{ref: dispatch.reference, sum: application.amount.value, phone: application.borrower.phone}",
                "timeout",
                "PT10S",
                "attempts",
                3,
                "auth",
                Map.of("kind", "NONE"));
        return Map.of(
                "code",
                code,
                "name",
                code,
                "state",
                "ACTIVE",
                "request",
                request,
                "answer",
                "{outcome: if body.status = \"accepted\" then \"OFFERED\" else \"DECLINED\", reference: body.id}",
                "answerWithin",
                "PT2M",
                "shares",
                List.of("borrower.phone", "amount"),
                "concurrency",
                500);
    }

    HttpRequest application(int n) {
        String body =
                "{\"sum\": 6000, \"months\": 36, \"first\": \"Eva\", \"last\": \"Mala\", \"born\": \"1988-05-04\","
                        + " \"phone\": \"+420601" + "%06d".formatted(n % 1_000_000)
                        + "\", \"agreedAt\": \"2026-03-02T10:14:05Z\"}";
        return request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "overload-" + n)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest status(String id) {
        return request("/" + id).GET().build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/sources/" + SOURCE + "/applications" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + KEY);
    }
}
