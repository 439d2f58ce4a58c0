package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.CabinetLogin;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A borrower's case at an edge of its own: every call goes to core over mutual TLS, documents in sealed pieces. */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeCaseJourneyTests {
    private static final String CASES = "/api/v1/cabinet/applications/";

    private final FinMeHttp http;
    private final World world;
    private final CabinetLogin login;
    private final String core;
    private ConfigurableApplicationContext edge;

    EdgeCaseJourneyTests(FinMeHttp http, CabinetLogin login, Environment environment) {
        this.http = http;
        this.world = new World(http);
        this.login = login;
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
    void whatALenderAsksForPassesTheEdgeSealed() {
        String id = world.apply(world.lender("ec-more", "more-needed", Map.of()));
        String cookie = login.of(id);
        await().until(() -> get(CASES + id, cookie).json().path("tasks").size() == 2);
        JsonNode tasks = get(CASES + id, cookie).json().path("tasks");
        for (JsonNode task : tasks) {
            String path = CASES + id + "/tasks/" + task.path("id").asText();
            Answer answer = task.path("kind").asText().equals("DOCUMENT")
                    ? upload(path + "/documents", cookie)
                    : post(path, cookie, "{\"data\": {\"ADDRESS_SINCE\": \"2015\"}}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        assertThat(get("/cabinet/applications/" + id, cookie).status()).isEqualTo(200);
        assertThat(get("/cabinet", cookie).body()).contains("Lenders are looking at your application");
    }

    @Test
    void aCaseIsWithdrawnAndAnotherPersonsIsUnknown() {
        String id = world.apply(world.lender("ec-gone", "pending-then-accept?after=PT5M", Map.of()));
        String other = world.apply(world.lender("ec-other", "decline", Map.of()));
        assertThat(post(CASES + id + "/withdraw", login.of(other), "{}").status())
                .isEqualTo(404);
        Answer withdrawn = post(CASES + id + "/withdraw", login.of(id), "{}");
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.json().path("receipts")).hasSize(1);
        world.awaitStatus(id, "WITHDRAWN");
    }

    private Answer get(String path, String cookie) {
        return http.send(request(path, cookie).GET());
    }

    private Answer post(String path, String cookie, String body) {
        return http.send(
                request(path, cookie).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private Answer upload(String path, String cookie) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--XX\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Arrays.copyOf("%PDF-1.7 ".getBytes(StandardCharsets.UTF_8), 600_000));
        body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(request(path, cookie)
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String path, String cookie) {
        return HttpRequest.newBuilder(URI.create(Edges.url(edge, path)))
                .header("Accept-Language", "en")
                .header("Cookie", cookie);
    }
}
