package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;

import finme.gateway.SourceDirectory;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.Line;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** An edge with eight threads, whose core does not answer, holds hundreds who wait for it and answers all others. */
@FinMeTest
class AwaitedCoreModuleTests {
    private static final String SOURCE = "awaited";
    private static final String KEY = "key-of-awaited";
    private static final int THREADS = 8;
    private static final int WAVE = 25;
    private static final int MANY = 500;
    private static final Map<String, Object> LENDER = Map.of(
            "name",
            "Awaited",
            "state",
            "PAUSED",
            "request",
            Map.of("url", "http://localhost:1/", "method", "POST", "format", "JSON", "body", "{ref: dispatch.id}"),
            "answer",
            "{outcome: \"DECLINED\"}",
            "callback",
            Map.of("auth", Map.of("kind", "BEARER", "token", "awaited-token"), "mapping", "{dispatch: body.ref}"));

    private final FinMeHttp http;
    private final Line line;
    private final ConfigurableApplicationContext edge;
    private final SourceDirectory core;
    private final HttpClient client = HttpClient.newHttpClient();

    AwaitedCoreModuleTests(FinMeHttp http, SourceDirectory core, @Autowired Environment environment) {
        this.http = http;
        this.core = core;
        line = new Line(environment.getRequiredProperty("finme.edge.port", Integer.class));
        edge = Edges.start(line.url(), "server.tomcat.threads.max=" + THREADS, "finme.core.patience=30s");
    }

    @BeforeEach
    void known() {
        Map<String, Object> source = Map.of(
                "name", "Awaited", "key", KEY, "format", "JSON", "mapping", "payload", "whenCoreIsAway", "REFUSE");
        http.putMasterData("sources", SOURCE, source);
        http.putMasterData("partners", SOURCE, LENDER);
        Edges.awaitSource(edge, core, SOURCE);
    }

    @AfterEach
    void ends() {
        line.close();
        edge.close();
    }

    @Test
    void whoWaitsForCoreHoldsNoThread() {
        assertThat(send(callback()).join().statusCode()).isEqualTo(422);
        line.hold();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        while (waiting.size() < MANY) {
            for (int i = 0; i < WAVE; i++) {
                waiting.add(send(i % 5 == 0 ? callback() : i % 5 == 1 ? application() : status()));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> line.held() + ended(waiting) >= waiting.size());
            Instant start = Instant.now();
            assertThat(send(request("/api/v1/schemas/application")).join().statusCode())
                    .isEqualTo(200);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(line.held()).as("while the edge has " + THREADS).isGreaterThan(10 * THREADS);
        line.release();
        assertThat(waiting.stream().map(each -> each.join().statusCode()))
                .hasSize(MANY)
                .isSubsetOf(202, 404, 422, 503)
                .contains(202, 404);
    }

    /** Nobody is waited for longer than some seconds; a slow machine may get there. */
    private static long ended(List<CompletableFuture<HttpResponse<String>>> waiting) {
        return waiting.stream().filter(CompletableFuture::isDone).count();
    }

    private HttpRequest.Builder callback() {
        return request("/api/v1/partners/" + SOURCE + "/callbacks")
                .header("Authorization", "Bearer awaited-token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ref\": \"unknown\"}"));
    }

    private HttpRequest.Builder application() {
        return request("/api/v1/sources/" + SOURCE + "/applications?test=DECLINED")
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 36,
                         "borrower": {"firstName": "A", "lastName": "B", "birthDate": "1990-04-17", "email": "%s@example.test"},
                         "consents": [{"kind": "DATA_SHARING", "version": "1", "givenAt": "2026-03-02T10:14:05Z"}]}""".formatted(UUID.randomUUID())));
    }

    private HttpRequest.Builder status() {
        return request("/api/v1/sources/" + SOURCE + "/applications/" + UUID.randomUUID())
                .header("Authorization", "Bearer " + KEY);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Edges.url(edge, path))).timeout(Duration.ofSeconds(60));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
