package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.form.Form;
import finme.gateway.SourceDirectory;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.Line;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Pages, half-filled forms and files hold a thread while they wait for core. An edge with eight of them, whose core hangs,
 * is asked for hundreds of those, and answers whatever it can answer by itself.
 */
@FinMeTest
class HangingCoreModuleTests {
    private static final String FORM = "hanging";
    private static final String FILES = "hanging-files";
    private static final int THREADS = 8;
    private static final int WAVES = 6;
    private static final int WAVE = 40;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final FinMeHttp http;
    private final TestForms forms;
    private final ObjectMapper json;
    private final SourceDirectory core;
    private final Line line;
    private final ConfigurableApplicationContext edge;
    private final HttpClient client = HttpClient.newHttpClient();
    private String draft = "";

    HangingCoreModuleTests(
            FinMeHttp http,
            Catalogue<Form> catalogue,
            ObjectMapper json,
            SourceDirectory core,
            @Autowired Environment environment) {
        this.http = http;
        this.forms = new TestForms(http, catalogue, json);
        this.json = json;
        this.core = core;
        line = new Line(environment.getRequiredProperty("finme.edge.port", Integer.class));
        edge = Edges.start(line.url(), "server.tomcat.threads.max=" + THREADS);
    }

    @AfterEach
    void ends() {
        line.close();
        edge.close();
    }

    @Test
    void whatTheEdgeAnswersByItselfIsAnsweredWhateverWaitsForCore() throws Exception {
        prepare();
        line.hold();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int wave = 0; wave < WAVES; wave++) {
            for (int i = 0; i < WAVE; i++) {
                waiting.add(send(asking(i)));
            }
            for (String own : List.of("/api/v1/schemas/application", "/api/v1/forms/" + FORM)) {
                CompletableFuture<HttpResponse<String>> answer = send(request(own));
                await(own).atMost(SOON).until(answer::isDone);
                assertThat(answer.join().statusCode()).as(own).isEqualTo(200);
            }
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting.stream().map(each -> each.join().statusCode())).containsOnly(503);
        line.release();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> send(asking(0)).join().statusCode() == 404);
    }

    private void prepare() throws Exception {
        forms.source(Map.of());
        forms.publish(FORM, form -> {});
        http.putMasterData(
                "sources",
                FILES,
                Map.of("name", "Files", "key", FILES + "-key", "format", "CSV", "mapping", "payload"));
        Edges.awaitSource(edge, core, FILES);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> send(request("/api/v1/forms/" + FORM)).join().statusCode() == 200);
        int version = json.readTree(
                        send(request("/api/v1/forms/" + FORM)).join().body())
                .path("version")
                .asInt();
        ObjectNode body = json.createObjectNode().put("version", version);
        body.set("data", forms.answers());
        draft = body.toString();
    }

    /** One of all kinds that wait with a thread. */
    private HttpRequest.Builder asking(int i) {
        String none = "A".repeat(32);
        return switch (i % 8) {
            case 0 -> request("/guides/" + none);
            case 1 -> request("/status/" + none);
            case 2 -> request("/complete/" + none);
            case 3 -> body("/api/v1/forms/" + FORM + "/drafts", "application/json", draft);
            case 4 -> request("/api/v1/forms/" + FORM + "/drafts/" + none);
            case 5 ->
                body("/api/v1/cabinet/sign-in", "application/json", "{\"email\": \"nobody@hanging.example.test\"}");
            case 6 ->
                body("/api/v1/sources/" + FILES + "/batches", "text/csv", "product\nPERSONAL_LOAN\n")
                        .header("Authorization", "Bearer " + FILES + "-key");
            default ->
                request("/api/v1/sources/" + FILES + "/batches/" + UUID.randomUUID())
                        .header("Authorization", "Bearer " + FILES + "-key");
        };
    }

    private HttpRequest.Builder body(String path, String type, String body) {
        return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Edges.url(edge, path))).timeout(Duration.ofSeconds(60));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
