package finme.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.platform.FinMe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The product as it is delivered, with its sandbox for lenders and CRM. It also brings the server for all. */
final class FinMeContender implements Contender {
    private static final String KEY = "bench-key-0123456789";
    private static final List<String> SHARES = List.of(
            "borrower.firstName", "borrower.lastName", "borrower.phone", "borrower.email", "amount", "termMonths");

    private final String base;
    private final ConfigurableApplicationContext context;
    private final Database database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    FinMeContender(int port, Path data) throws Exception {
        base = "http://127.0.0.1:" + port;
        context = new SpringApplicationBuilder(FinMe.class)
                .profiles("sandbox")
                .run(
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--finme.public-url=" + base,
                        "--finme.data.dir=" + data,
                        "--finme.keyset.file=" + data.resolve("keyset.properties"),
                        "--finme.keyset.generate=true",
                        "--finme.admin.password=bench",
                        "--logging.level.root=WARN",
                        "--logging.level.finme=WARN");
        JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
        database = new Database(
                details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
        database.prepareCounters();
        put(
                "sources/bench",
                Map.of(
                        "code",
                        "bench",
                        "name",
                        "Bench",
                        "state",
                        "ACTIVE",
                        "key",
                        KEY,
                        "format",
                        "JSON",
                        "mapping",
                        Application.MAPPING,
                        "externalId",
                        "payload.partnerLeadId",
                        "onMissing",
                        "REFUSE"));
        partnersTake(Duration.ZERO);
        deploy("partner-prioritisation.dmn");
    }

    String base() {
        return base;
    }

    @Override
    public String name() {
        return "FinMe";
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void partnersTake(Duration delay) throws Exception {
        for (String code : List.of("bench-1", "bench-2")) {
            Map<String, Object> request = Map.of(
                    "url",
                    base + "/sandbox/partners/decline?delay=" + delay,
                    "format",
                    "JSON",
                    "body",
                    "{ref: dispatch.reference, sum: application.amount.value, months: application.termMonths, "
                            + "first: application.borrower.firstName, last: application.borrower.lastName, "
                            + "phone: application.borrower.phone, email: application.borrower.email}",
                    "timeout",
                    "PT10S",
                    "attempts",
                    3,
                    "auth",
                    Map.of("kind", "NONE"));
            put(
                    "partners/" + code,
                    Map.of(
                            "code",
                            code,
                            "name",
                            code,
                            "state",
                            "ACTIVE",
                            "request",
                            request,
                            "answer",
                            "{outcome: if body.status = \"accepted\" then \"OFFERED\" else \"DECLINED\", "
                                    + "reference: body.id, reason: {code: body.code, text: body.msg}}",
                            "answerWithin",
                            "PT2M",
                            "shares",
                            SHARES,
                            "concurrency",
                            1_000));
        }
    }

    @Override
    public HttpRequest application(int n) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/sources/bench/applications"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Application.json(n)))
                .build();
    }

    @Override
    public String finished() {
        return "select count(*) from fdforge.crm_task where state = 'CONFIRMED'";
    }

    @Override
    public String ends() {
        return "select application, confirmed_at from fdforge.crm_task where queued_at >= ? and state = 'CONFIRMED'";
    }

    private void put(String path, Object body) throws Exception {
        expect(HttpRequest.newBuilder(URI.create(base + "/api/v1/admin/" + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** As Camunda Modeler does it. */
    private void deploy(String file) throws Exception {
        String boundary = "bench-boundary";
        String table;
        try (var in = FinMeContender.class.getResourceAsStream("/bench/" + file)) {
            table = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nbench\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + table + "\r\n--" + boundary + "--\r\n";
        expect(HttpRequest.newBuilder(URI.create(base + "/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void expect(HttpRequest.Builder request) throws Exception {
        String login = Base64.getEncoder().encodeToString("admin:bench".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Basic " + login).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("FinMe answered " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
