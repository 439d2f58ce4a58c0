package finme.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import finme.admin.CasesAtHand;
import finme.platform.FinMe;
import finme.testing.FinMeHttp;
import finme.testing.FreePlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** A FinMe of its own with somebody who takes traces: one id from the source's request to lender, CRM and connected system. */
@SpringBootTest(classes = FinMe.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles({"test", "sandbox"})
@ContextConfiguration(initializers = FreePlace.class)
@Import(FinMeHttp.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
class TracingModuleTests {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final List<byte[]> TAKEN = new CopyOnWriteArrayList<>();
    private static final List<String> LENDER = new CopyOnWriteArrayList<>();
    private static final List<String> SYSTEM = new CopyOnWriteArrayList<>();
    private static final HttpServer SERVER = listen();

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final CasesAtHand cases;

    TracingModuleTests(FinMeHttp http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
        this.cases = new CasesAtHand(http);
    }

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry properties) {
        properties.add("finme.tracing.endpoint", () -> url("/v1/traces"));
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @Test
    void oneTraceFromTheSourceToWhoeverIsTold() {
        cases.prepare("accept");
        ObjectNode lender = (ObjectNode)
                http.get("/api/v1/admin/partners/delta", FinMeHttp.ADMIN).json();
        ((ObjectNode) lender.get("request")).put("url", url("/lender"));
        lender.put("answer", "{outcome: \"DECLINED\"}");
        http.putMasterData("partners", "delta", lender);
        http.putMasterData(
                "connected-systems",
                "traced",
                Map.of(
                        "name",
                        "Traced",
                        "state",
                        "ACTIVE",
                        "url",
                        url("/system"),
                        "secret",
                        "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "events",
                        List.of("application.*")));
        String id = cases.arriveTraced("00-" + TRACE + "-00f067aa0ba902b7-01", "UNPLACED")
                .path("id")
                .asText();
        await().atMost(Duration.ofSeconds(20)).until(() -> !LENDER.isEmpty() && !SYSTEM.isEmpty());
        assertThat(LENDER).allMatch(trace -> trace.startsWith("00-" + TRACE + '-'));
        assertThat(SYSTEM).allMatch(trace -> trace.startsWith("00-" + TRACE + '-'));
        assertThat(jdbc.queryForObject(
                        "select trace from fdforge.application_trace where application = ?::uuid", String.class, id))
                .isEqualTo(TRACE);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken())
                        .contains("application received", "application unplaced", "application crm_confirmed", id));
        assertThat(HexFormat.of().formatHex(all())).contains(TRACE);
        assertThat(taken()).doesNotContain("Zdenka", "Quillova", "zdenka.q", "+420601");
    }

    private static String taken() {
        return new String(all(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        TAKEN.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String url(String path) {
        return "http://localhost:" + SERVER.getAddress().getPort() + path;
    }

    private static HttpServer listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                String trace = String.valueOf(exchange.getRequestHeaders().getFirst("traceparent"));
                switch (exchange.getRequestURI().getPath()) {
                    case "/v1/traces" -> TAKEN.add(body);
                    case "/lender" -> LENDER.add(trace);
                    default -> SYSTEM.add(trace);
                }
                byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
