package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.chaos.lender.Lenders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Everything an administrator does here: put in the source, the lenders and the table, and ask for the audit. */
final class Admin {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<String> finme;

    Admin(Supplier<String> finme) {
        this.finme = finme;
    }

    void prepare(Lenders lenders) throws Exception {
        put(
                "sources/" + Applications.SOURCE,
                Map.of(
                        "code", Applications.SOURCE,
                        "name", "Chaos",
                        "state", "ACTIVE",
                        "key", Applications.KEY,
                        "format", "JSON",
                        "mapping", Applications.MAPPING,
                        "onMissing", "REFUSE"));
        for (String code : Lenders.CODES) {
            put("partners/" + code, partner(code, lenders.url(code)));
        }
        deploy();
    }

    /** Decisions may take as long as they like: what gets stuck shall not be tidied up by a deadline. */
    private static Map<String, Object> partner(String code, String url) {
        Map<String, Object> request = Map.of(
                "url",
                url,
                "format",
                "JSON",
                "body",
                Applications.REQUEST,
                "timeout",
                "PT3S",
                "attempts",
                10,
                "auth",
                Map.of("kind", "NONE"));
        return Map.of(
                "code",
                code,
                "name",
                "Lender " + code,
                "state",
                "ACTIVE",
                "request",
                request,
                "answer",
                Applications.ANSWER,
                "answerWithin",
                "PT10M",
                "callback",
                Map.of("auth", Map.of("kind", "BEARER", "token", Lenders.TOKEN), "mapping", Applications.CALLBACK),
                "shares",
                List.of("borrower.phone", "amount"),
                "concurrency",
                100);
    }

    private void put(String path, Object body) throws Exception {
        expect(HttpRequest.newBuilder(URI.create(finme.get() + "/api/v1/admin/" + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private void deploy() throws Exception {
        String boundary = "chaos-boundary";
        String file = "partner-prioritisation.dmn";
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nchaos\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + Applications.table() + "\r\n--" + boundary
                + "--\r\n";
        expect(HttpRequest.newBuilder(URI.create(finme.get() + "/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode audit() throws Exception {
        return json.readTree(expect(HttpRequest.newBuilder(URI.create(finme.get() + "/api/v1/admin/audit"))));
    }

    private String expect(HttpRequest.Builder request) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(("admin:" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Basic " + login).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("FinMe answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
