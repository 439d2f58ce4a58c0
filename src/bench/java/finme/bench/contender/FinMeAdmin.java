package finme.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an administrator does before applications come: sources, lenders, the decision table. All by the public API. */
public final class FinMeAdmin {
    static final String PASSWORD = "bench";
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    static final String KEY = "bench-key-0123456789";

    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    FinMeAdmin(String base) {
        this.base = base;
    }

    void source() throws Exception {
        put(
                "sources/bench",
                Map.of(
                        "code", "bench",
                        "name", "Bench",
                        "state", "ACTIVE",
                        "key", KEY,
                        "format", "JSON",
                        "mapping", Application.MAPPING,
                        "externalId", "payload.partnerLeadId",
                        "onMissing", "REFUSE"));
    }

    /** The same borrowers as rows of a file. */
    void fileSource() throws Exception {
        put(
                "sources/" + Application.FILES,
                Map.of(
                        "code", Application.FILES,
                        "name", "Bench, files",
                        "state", "ACTIVE",
                        "key", KEY,
                        "format", "CSV",
                        "mapping", Application.ROW_MAPPING,
                        "externalId", "payload.id",
                        "onMissing", "REFUSE"));
    }

    /** @param behaviour of the sandbox, with its options, such as {@code decline?delay=PT0.2S} */
    public void lender(String code, String sandbox, String behaviour) throws Exception {
        lender(code, sandbox, behaviour, Lender.CONCURRENCY);
    }

    /** @param concurrency calls under way at most */
    public void lender(String code, String sandbox, String behaviour, int concurrency) throws Exception {
        put("partners/" + code, Lender.of(code, sandbox + "/partners/" + behaviour, concurrency));
    }

    void lenders(String sandbox, Duration delay) throws Exception {
        lender("bench-1", sandbox, "decline?delay=" + delay);
        lender("bench-2", sandbox, "decline?delay=" + delay);
    }

    /** A connected system. @param events what it hears of, such as {@code application.*} */
    public void system(String code, String url, List<String> events) throws Exception {
        put(
                "connected-systems/" + code,
                Map.of("code", code, "name", code, "state", "ACTIVE", "url", url, "secret", SECRET, "events", events));
    }

    public String get(String path) throws Exception {
        return expect(HttpRequest.newBuilder(URI.create(base + "/api/v1/admin/" + path)));
    }

    public JsonNode post(String path, Object body) throws Exception {
        return json.readTree(expect(HttpRequest.newBuilder(URI.create(base + "/api/v1/admin/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))));
    }

    private void put(String path, Object body) throws Exception {
        expect(HttpRequest.newBuilder(URI.create(base + "/api/v1/admin/" + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** As Camunda Modeler does it. */
    void deploy(String file) throws Exception {
        String boundary = "bench-boundary";
        String table;
        try (InputStream in = FinMeAdmin.class.getResourceAsStream("/bench/" + file)) {
            table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nbench\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + table + "\r\n--" + boundary + "--\r\n";
        expect(HttpRequest.newBuilder(URI.create(base + "/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String expect(HttpRequest.Builder request) throws Exception {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Basic " + login).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("FinMe answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
