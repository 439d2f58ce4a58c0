package finme.sandbox.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import finme.sandbox.SandboxSecrets;
import finme.sandbox.partners.answers.Behaviour;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LenderModuleTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Event(String signature, byte[] body) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private HttpServer finme;
    private volatile int finmeAnswers = 200;

    private final String server;

    LenderModuleTests(FinMeHttp http) {
        this.server = http.url("");
    }

    @BeforeAll
    void listen() throws IOException {
        finme = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        finme.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = finmeAnswers;
            if (status == 200) {
                events.add(new Event(exchange.getRequestHeaders().getFirst("X-Signature"), body));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        finme.start();
    }

    @AfterAll
    void hangUp() {
        finme.stop(0);
    }

    @Test
    void acceptsWithOffersThatAddUp() throws Exception {
        HttpResponse<String> answer = post("accept", json("r-1"), null);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(body.path("status").asText()).isEqualTo("accepted");
        assertThat(body.path("reference").asText()).isEqualTo("r-1");
        assertThat(body.path("offers").get(0).path("amount").decimalValue()).isEqualByComparingTo("6000");
        assertThat(body.path("offers").get(0).path("monthlyPayment").asDouble()).isBetween(212.0, 213.0);
        assertThat(body.path("redirect_url").asText()).startsWith(server + "/sandbox/partners/");
    }

    @Test
    void saysNoInEachOfItsWays() throws Exception {
        JsonNode declined = JSON.readTree(post("decline", json("r"), null).body());
        assertThat(declined.path("status").asText()).isEqualTo("declined");
        assertThat(declined.path("code").asText()).isEqualTo("R12");
        assertThat(declined.path("msg").asText()).isNotBlank();
        HttpResponse<String> rejected = post("reject-in-200", json("r"), null);
        assertThat(rejected.statusCode()).isEqualTo(200);
        assertThat(rejected.body()).contains("\"status\":\"rejected\"", "\"reason\":\"Duplicate\"");
        assertThat(post("reject-in-200?variant=numbers", json("r"), null).body())
                .contains("\"Result\":\"2\"");
        assertThat(post("price-counter", json("r"), null).body()).contains("\"PriceRejectAmount\":\"15.00\"");
        assertThat(post("more-needed", json("r"), null).body()).contains("PAYSLIP");
        assertThat(post("malformed", json("r"), null).body()).isEqualTo("{\"status\": \"acc");
        assertThat(post("error", json("r"), null).statusCode()).isEqualTo(500);
        assertThat(post("error?status=429", json("r"), null).headers().firstValue("Retry-After"))
                .hasValue("2");
        assertThat(post("nonsense", json("r"), null).statusCode()).isEqualTo(404);
    }

    @Test
    void readsXmlAndForms() throws Exception {
        String xml = "<Lead><Ref>x-1</Ref><Loan><RequestedAmount currency=\"EUR\">2500</RequestedAmount>"
                + "<Months>12</Months></Loan></Lead>";
        assertThat(send("xml-accept", xml, "application/xml", null).body())
                .contains("<Reference>x-1</Reference>", "<isValidPost>true</isValidPost>");
        JsonNode fromXml =
                JSON.readTree(send("accept", xml, "application/xml", null).body());
        assertThat(fromXml.path("offers").get(0).path("termMonths").asInt()).isEqualTo(12);
        assertThat(fromXml.path("offers").get(0).path("amount").asInt()).isEqualTo(2500);
        JsonNode fromForm = JSON.readTree(send(
                        "accept?apr=9.9",
                        "lead.reference=f-1&price=abc&lead.amount=1500",
                        "application/x-www-form-urlencoded",
                        null)
                .body());
        assertThat(fromForm.path("reference").asText()).isEqualTo("f-1");
        assertThat(fromForm.path("offers").get(0).path("apr").decimalValue()).isEqualByComparingTo("9.9");
    }

    @Test
    void givesTheFirstAnswerAgainAndCounts() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = post("accept", json("one"), key);
        HttpResponse<String> second = post("accept", json("two"), key);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        JsonNode ledger = get("/sandbox/partners/accept/ledger?key=" + key);
        assertThat(ledger.path("items").get(0).path("count").asInt()).isEqualTo(2);
        assertThat(ledger.path("keys").asInt()).isEqualTo(1);
    }

    @Test
    void failsTwiceThenAccepts() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(post("flaky", json("r"), key).statusCode()).isEqualTo(503);
        assertThat(post("flaky", json("r"), key).statusCode()).isEqualTo(503);
        assertThat(post("flaky", json("r"), key).statusCode()).isEqualTo(201);
    }

    @Test
    void thinksWithoutHoldingAThread() throws Exception {
        long start = System.nanoTime();
        List<Integer> answers = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> HTTP.sendAsync(
                                request("slow?delay=PT0.4S", json("r" + i), "application/json", null),
                                HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();
        assertThat(answers).hasSize(300).containsOnly(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(8));
    }

    @Test
    void callsBackSignedAndTwiceWhenAsked() throws Exception {
        String reference = UUID.randomUUID().toString();
        HttpResponse<String> answer = post("pending-then-accept?after=PT0.1S&duplicate=true", json(reference), null);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"status\":\"pending\"");
        await().until(() -> about(reference).size() == 2);
        Event event = about(reference).get(0);
        assertThat(event.signature()).isEqualTo(SandboxSecrets.sign("sandbox-secret", event.body(), "hex"));
        assertThat(about(reference).get(1).body()).isEqualTo(event.body());
        JsonNode body = JSON.readTree(event.body());
        assertThat(body.path("status").asText()).isEqualTo("accepted");
        assertThat(body.path("offers")).hasSize(2);
        assertThat(body.path("eventId").asText()).isNotBlank();
    }

    @Test
    void callsBackBeforeItAnswers() throws Exception {
        String reference = UUID.randomUUID().toString();
        post("pending-then-decline?early=true", json(reference), null);
        assertThat(about(reference)).hasSize(1);
        assertThat(JSON.readTree(about(reference).get(0).body()).path("outcome").asText())
                .isEqualTo("DECLINED");
    }

    @Test
    void triesACallbackAgainWhileNobodyListens() throws Exception {
        String reference = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        finmeAnswers = 503;
        post("pending-then-accept?after=PT0S", json(reference), key);
        await().until(() -> get("/sandbox/partners/calls?key=" + key)
                        .path("items")
                        .get(0)
                        .path("callbackStatus")
                        .asInt()
                == 503);
        finmeAnswers = 200;
        await().until(() -> about(reference).size() == 1);
    }

    @Test
    void letsTheBorrowerSignOnItsPage() throws Exception {
        String reference = UUID.randomUUID().toString();
        String page = JSON.readTree(
                        post("accept?after=PT0.1S", json(reference), null).body())
                .path("redirect_url")
                .asText();
        HttpRequest open = HttpRequest.newBuilder(URI.create(page)).build();
        assertThat(HTTP.send(open, HttpResponse.BodyHandlers.ofString()).body()).contains("Sign the contract");
        HttpRequest sign = HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("decision=sign"))
                .build();
        assertThat(HTTP.send(sign, HttpResponse.BodyHandlers.ofString()).body()).contains("Signed.");
        await().until(() -> about(reference).size() == 2);
        assertThat(new String(about(reference).get(0).body())).contains("\"status\":\"signed\"");
        assertThat(new String(about(reference).get(1).body())).contains("\"status\":\"funded\"");
    }

    @Test
    void asksForCredentialsWhenTold() throws Exception {
        assertThat(post("accept?auth=bearer", json("r"), null).statusCode()).isEqualTo(401);
        HttpRequest known = HttpRequest.newBuilder(uri("/sandbox/partners/accept?auth=bearer"))
                .header("Authorization", "Bearer sandbox-secret")
                .POST(HttpRequest.BodyPublishers.ofString(json("r")))
                .build();
        assertThat(HTTP.send(known, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void publishesWhatItAnswers() throws Exception {
        JsonNode guide = get("/sandbox/partners");
        assertThat(guide.path("behaviours")).hasSize(Behaviour.values().length);
        assertThat(guide.path("callbackBody").path("eventId").asText()).isNotBlank();
        HttpRequest page = HttpRequest.newBuilder(uri("/sandbox/partners"))
                .header("Accept", "text/html")
                .build();
        assertThat(HTTP.send(page, HttpResponse.BodyHandlers.ofString()).body()).contains("pending-then-accept");
    }

    private List<Event> about(String reference) {
        return events.stream()
                .filter(event -> new String(event.body()).contains(reference))
                .toList();
    }

    private String json(String reference) {
        return "{\"ref\": \"" + reference + "\", \"amount\": {\"value\": 6000, \"currency\": \"EUR\"}, \"term\": 36,"
                + " \"callback_url\": \"http://127.0.0.1:" + finme.getAddress().getPort() + "/cb\"}";
    }

    private HttpResponse<String> post(String path, String body, String key) throws Exception {
        return send(path, body, "application/json", key);
    }

    private HttpResponse<String> send(String path, String body, String type, String key) throws Exception {
        return HTTP.send(request(path, body, type, key), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body, String type, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/sandbox/partners/" + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private URI uri(String path) {
        return URI.create(server + path);
    }
}
