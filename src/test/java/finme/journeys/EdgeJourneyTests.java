package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.gateway.SourceDirectory;
import finme.journeys.World.Lender;
import finme.loan.LoanDesk;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.FreePlace;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is public, at an edge of its own, which asks core over mutual TLS. */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeJourneyTests {
    private final World world;
    private final FinMeHttp http;
    private final LoanDesk loans;
    private final JdbcTemplate jdbc;
    private final String core;
    private ConfigurableApplicationContext edge;

    EdgeJourneyTests(
            FinMeHttp http, LoanDesk loans, JdbcTemplate jdbc, SourceDirectory sources, Environment environment) {
        this.jdbc = jdbc;
        this.http = http.through(() -> Edges.url(edge, ""), source -> Edges.awaitSource(edge, sources, source));
        this.loans = loans;
        this.world = new World(this.http);
        this.core = "https://localhost:" + environment.getRequiredProperty("finme.edge.port");
    }

    @BeforeAll
    void starts() {
        edge = Edges.start(core);
    }

    @AfterAll
    void stops() {
        edge.close();
    }

    @Test
    void takesAnApplicationInAndSaysWhereItStands() {
        Lender lender = world.lender("e-apply", "accept", Map.of());
        String body = World.application(601_990_001);
        Answer first = apply(lender, body, "one");
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().path("statusUrl").asText()).startsWith(Edges.url(edge, "/api/v1/sources/"));
        String id = first.json().path("id").asText();
        world.awaitStatus(id, "OFFERED");
        Answer status =
                http.send(bearing(lender, request("/api/v1/sources/" + lender.source() + "/applications/" + id)));
        assertThat(status.json().path("status").asText()).isEqualTo("OFFERED");

        Answer again = apply(lender, body, "one");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        Answer other = apply(lender, body.replace("6000", "7000"), "one");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(http.send(bearing(
                                lender,
                                request("/api/v1/sources/" + lender.source() + "/applications/" + new UUID(0, 1))))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsABorrowerWhereItStandsAndWithdraws() {
        Lender lender = world.lender("e-status", "pending-then-accept?after=PT30S", Map.of());
        String id = apply(lender, World.application(601_990_002), "two")
                .json()
                .path("id")
                .asText();
        world.awaitOutcome(id, lender.code(), "PENDING");
        String link = loans.linkToken(UUID.fromString(id));
        Answer page = http.send(request("/status/" + link).header("Accept", "text/html"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Lender e-status");
        assertThat(http.send(request("/status/" + link + "/withdraw").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(302);
        world.awaitStatus(id, "WITHDRAWN");
        assertThat(http.send(request("/status/nobodys-link")).status()).isEqualTo(404);
    }

    @Test
    void letsABorrowerInWhoReadsWhatIsKnownAndIsForgotten() {
        Lender lender = world.lender("e-cabinet", "accept", Map.of());
        int number = ThreadLocalRandom.current().nextInt(603_000_000, 604_000_000);
        String phone = "+420" + number;
        String id = apply(lender, World.application(number), "cabinet")
                .json()
                .path("id")
                .asText();
        world.awaitStatus(id, "OFFERED");
        assertThat(cabinet("GET", "/my-data", "", "").status()).isEqualTo(401);

        String code = code(phone, () -> cabinet("POST", "/sign-in", "", "{\"phone\": \"" + phone + "\"}"));
        Answer in = cabinet("POST", "/session", "", "{\"phone\": \"" + phone + "\", \"code\": \"" + code + "\"}");
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        String session = String.valueOf(in.header("Set-Cookie")).replaceFirst(";.*", "");

        JsonNode shared = cabinet("GET", "/my-data", session, "").json().path("shared");
        assertThat(shared).hasSize(1);
        assertThat(shared.at("/0/partner").asText()).isEqualTo(lender.code());
        assertThat(shared.at("/0/fields").toString()).contains("borrower.phone");
        assertThat(shared.at("/0/consent/version").asText()).isEqualTo("v7");

        Answer changed = cabinet("PATCH", "/profile", session, """
                {"employment.monthlyIncome": {"value": 1900, "currency": "EUR"}, "borrower.email": " Eva@Example.TEST "}""");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("borrower.email").asText()).isEqualTo("eva@example.test");
        assertThat(cabinet("GET", "/profile", session, "").json()).isEqualTo(changed.json());
        Answer refused = cabinet("PATCH", "/profile", session, """
                {"borrower.phone": "12", "borrower.taxId": "9004171234", "no.such": "x", "borrower.email": "b@example.test"}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().findValuesAsText("pointer"))
                .contains("/borrower.phone", "/borrower.taxId", "/no.such")
                .doesNotContain("/borrower.email");
        assertThat(cabinet("GET", "/profile", session, "").json()).isEqualTo(changed.json());

        Answer export = cabinet("GET", "/export", session, "");
        assertThat(export.header("Content-Disposition")).contains("attachment");
        assertThat(export.json().at("/applications/0/document/borrower/phone").asText())
                .isEqualTo(phone);
        assertThat(export.body()).contains("\"cabinet\"");

        Answer asked = cabinet("POST", "/erase", session, "{}");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.json().path("code").asText()).isEqualTo("fresh_code_needed");
        assertThat(cabinet("POST", "/erase", session, "{\"code\": \"" + code + "\"}")
                        .status())
                .isEqualTo(401);
        String fresh = code(phone, () -> cabinet("POST", "/erase", session, "{}"));
        Answer erased = cabinet("POST", "/erase", session, "{\"code\": \"" + fresh + "\"}");
        assertThat(erased.status()).as(erased.body()).isEqualTo(202);
        assertThat(cabinet("GET", "/my-data", session, "").status()).isEqualTo(401);
        world.awaitStatus(id, "WITHDRAWN");
    }

    private Answer cabinet(String method, String path, String cookie, String body) {
        return http.send(request("/api/v1/cabinet" + path)
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** The code that comes by text message after something was asked for. */
    private String code(String phone, Supplier<Answer> asking) {
        long before = codes(phone).size();
        asking.get();
        Awaitility.await().atMost(World.PATIENCE).until(() -> codes(phone).size() > before);
        return codes(phone).get(0);
    }

    private List<String> codes(String phone) {
        List<String> codes = new ArrayList<>();
        world.http().get("/sandbox/mailbox", null).json().path("items").forEach(item -> {
            Matcher code =
                    Pattern.compile("\\b\\d{6}\\b").matcher(item.path("text").asText());
            if (item.path("to").asText().equals(phone) && code.find()) {
                codes.add(code.group());
            }
        });
        return codes;
    }

    @Test
    void hearsAPartnersLaterDecision() throws Exception {
        Lender lender = world.lender("e-call", "pending-then-accept?after=PT60S", Map.of());
        String id = apply(lender, World.application(601_990_003), "three")
                .json()
                .path("id")
                .asText();
        world.awaitOutcome(id, lender.code(), "PENDING");
        String path = "/api/v1/partners/" + lender.code() + "/callbacks";
        String body = "{\"ref\": \"" + reference(id) + "\", \"eventId\": \"e-1\", \"status\": \"declined\"}";
        assertThat(http.send(request(path).header("X-Signature", "00").POST(BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(401);
        HttpRequest.Builder signed = request(path)
                .header("Content-Type", "application/json")
                .header("X-Signature", signature(body))
                .POST(BodyPublishers.ofString(body));
        Answer answer = http.send(signed);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        world.awaitOutcome(id, lender.code(), "DECLINED");
        assertThat(http.send(request("/api/v1/partners/nobody/callbacks").POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesAFileInAndReportsOnIt() {
        String mapping = """
                {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
                 borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born,
                   phone: payload.phone},
                 consents: [{kind: "DATA_SHARING", version: "v7", givenAt: payload.at}]}""";
        Lender file = new Lender("e-file", "s-e-file");
        http.putMasterData(
                "sources",
                file.source(),
                Map.of(
                        "code", file.source(),
                        "name", "Files at an edge",
                        "state", "ACTIVE",
                        "key", "key-" + file.source(),
                        "format", "CSV",
                        "mapping", mapping,
                        "externalId", "payload.id"));
        String rows = "id,first,last,born,phone,sum,months,at\n"
                + "E-1,Eva,Mala,1988-05-04,+420601990011,3200,24,2026-03-02T10:14:05Z\n"
                + "E-2,Eva,Mala,1988-13-04,+420601990012,3200,24,2026-03-02T10:14:05Z\n";
        Answer sent = http.send(bearing(file, request("/api/v1/sources/" + file.source() + "/batches"))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(rows)));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        String batch = "/api/v1/sources/" + file.source() + "/batches/"
                + sent.json().path("id").asText();
        Awaitility.await().atMost(World.PATIENCE).untilAsserted(() -> {
            JsonNode view = http.send(bearing(file, request(batch))).json();
            assertThat(view.path("state").asText()).isEqualTo("DONE");
            assertThat(view.path("accepted").asInt()).isEqualTo(1);
            assertThat(view.path("rejected").asInt()).isEqualTo(1);
        });
        assertThat(http.send(bearing(file, request(batch + "/errors"))).body()).contains("3,/borrower/birthDate,");
    }

    @Test
    void goesOnWithANewCertificateWithoutARestart() {
        Lender lender = world.lender("e-rotate", "accept", Map.of());
        FreePlace.AUTHORITY.edge("edge").write(FreePlace.CERTIFICATES, "edge");
        Awaitility.await()
                .during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(12))
                .until(() -> http.send(bearing(
                                        lender,
                                        request("/api/v1/sources/" + lender.source() + "/applications/"
                                                + new UUID(0, 1))))
                                .status()
                        == 404);
    }

    /** @return what the lender was given to call back with */
    private String reference(String application) {
        return String.valueOf(jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ?::uuid", String.class, application));
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sandbox-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer apply(Lender lender, String body, String key) {
        return http.send(bearing(lender, request("/api/v1/sources/" + lender.source() + "/applications"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder bearing(Lender lender, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer key-" + lender.source());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Edges.url(edge, path))).timeout(Duration.ofSeconds(30));
    }
}
