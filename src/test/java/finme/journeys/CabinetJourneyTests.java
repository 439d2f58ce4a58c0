package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.journeys.World.Lender;
import finme.testing.CabinetLogin;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cabinet's calls as a program or a browser makes them, with the session's cookie. */
@FinMeTest
class CabinetJourneyTests {
    private static final String CASES = "/api/v1/cabinet/applications";

    private final FinMeHttp http;
    private final World world;
    private final CabinetLogin login;

    CabinetJourneyTests(FinMeHttp http, CabinetLogin login) {
        this.http = http;
        this.world = new World(http);
        this.login = login;
    }

    @Test
    void anApplicationIsToldAsTheContractSays() {
        String application = offered("ca-told");
        String cookie = login.of(application);
        Answer all = get(CASES, cookie);
        assertThat(all.json().path("items")).hasSize(1);
        JsonNode one = get(CASES + '/' + application, cookie).json();
        assertThat(all.json().path("items").get(0).path("id")).isEqualTo(one.path("id"));
        assertThat(one.path("status").asText()).isEqualTo("OFFERED");
        assertThat(one.path("text").asText()).startsWith("You have an offer.");
        assertThat(one.path("amount").path("currency").asText()).isEqualTo("EUR");
        assertThat(one.path("partners").get(0).path("state").asText()).isEqualTo("OFFERED");
        JsonNode offer = one.path("offers").get(0);
        assertThat(offer.path("partner").asText()).isEqualTo("Lender ca-told");
        assertThat(offer.path("monthlyPayment").path("value").isNumber()).isTrue();
        assertThat(offer.fieldNames())
                .toIterable()
                .contains("id", "termMonths", "apr", "totalPayable", "certainty", "redirectUrl", "expiresAt");
        assertThat(one.path("timeline").get(0).path("text").asText()).isEqualTo("We received your application");
        assertThat(one.path("timeline").toString()).contains("Lender ca-told: Offered");
        assertThat(get(CASES + '/' + application, cookie, "cs")
                        .json()
                        .path("text")
                        .asText())
                .startsWith("Máte nabídku.");
    }

    @Test
    void anOfferIsAcceptedOnce() {
        String application = offered("ca-accept");
        String cookie = login.of(application);
        JsonNode offers = get(CASES + '/' + application, cookie).json().path("offers");
        String second = CASES + '/' + application + "/offers/"
                + offers.get(1).path("id").asText() + "/accept";
        String first = CASES + '/' + application + "/offers/"
                + offers.get(0).path("id").asText() + "/accept";
        assertThat(post(second, cookie).json().path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(post(second, cookie).status()).isEqualTo(200);
        assertThat(post(first, cookie).status()).isEqualTo(409);
        assertThat(post(CASES + '/' + application + "/offers/decline", cookie).status())
                .isEqualTo(409);
        Answer away = get(
                "/cabinet/applications/" + application + "/offers/"
                        + offers.get(1).path("id").asText() + "/continue",
                cookie);
        assertThat(away.status()).isEqualTo(303);
        assertThat(away.header("Location")).contains("/sandbox/partners/accept/continue");
    }

    @Test
    void allOffersCanBeTurnedDown() {
        String application = offered("ca-decline");
        String cookie = login.of(application);
        String decline = CASES + '/' + application + "/offers/decline";
        assertThat(post(decline, cookie).json().path("status").asText()).isEqualTo("UNPLACED");
        assertThat(post(decline, cookie).status()).isEqualTo(200);
    }

    @Test
    void aWithdrawalAnswersWithReceipts() {
        String application = offered("ca-withdraw");
        String cookie = login.of(application);
        Answer answer = post(CASES + '/' + application + "/withdraw", cookie);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode receipt = answer.json().path("receipts").get(0);
        assertThat(receipt.path("partner").asText()).isEqualTo("Lender ca-withdraw");
        assertThat(receipt.path("state").asText()).isEqualTo("NOT_NEEDED");
        assertThat(get(CASES + '/' + application + "/receipts", cookie).json().path("receipts"))
                .hasSize(1);
        assertThat(http.get("/api/v1/admin/applications/" + application + "/receipts", FinMeHttp.AUDITOR)
                        .json()
                        .path("receipts"))
                .hasSize(1);
    }

    @Test
    void aCallWithAnotherBodyThanJsonDoesNothing() {
        String application = offered("ca-form");
        String cookie = login.of(application);
        String path = CASES + '/' + application;
        for (String call : List.of("/offers/decline", "/withdraw", "/new-round")) {
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/xml", "so so")) {
                Answer answer = http.send(with(cookie, http.request(path + call))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}")));
                assertThat(answer.status()).as(call + type).isEqualTo(415);
                assertThat(answer.json().path("status").asInt()).isEqualTo(415);
            }
        }
        assertThat(get(path, cookie).json().path("status").asText()).isEqualTo("OFFERED");
        Answer declined = http.send(with(cookie, http.request(path + "/offers/decline"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));
        assertThat(declined.json().path("status").asText())
                .as("the type of no body says nothing")
                .isEqualTo("UNPLACED");
    }

    @Test
    void documentsAreTakenByTheirContent() {
        String application = world.apply(world.lender("ca-papers", "more-needed", Map.of()));
        String cookie = login.of(application);
        await().until(() ->
                get(CASES + '/' + application, cookie).json().path("tasks").size() == 2);
        JsonNode tasks = get(CASES + '/' + application, cookie).json().path("tasks");
        JsonNode document = task(tasks, "DOCUMENT");
        JsonNode question = task(tasks, "QUESTION");
        assertThat(question.path("form").path("components").get(0).path("label").asText())
                .isEqualTo("How long at this address?");
        String papers =
                CASES + '/' + application + "/tasks/" + document.path("id").asText() + "/documents";
        byte[] pdf = Arrays.copyOf("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII), 700_000);
        assertThat(upload(papers, cookie, "virus.pdf", "MZ".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(422);
        assertThat(upload(papers, cookie, "large.pdf", Arrays.copyOf(pdf, 11 << 20))
                        .status())
                .isEqualTo(413);
        assertThat(upload(papers, cookie, "empty.pdf", new byte[0]).status()).isEqualTo(422);
        assertThat(upload(papers, cookie, "scan.exe", Arrays.copyOf(pdf, 10 << 20))
                        .status())
                .isEqualTo(200);
        String answers =
                CASES + '/' + application + "/tasks/" + question.path("id").asText();
        Answer wrong = post(answers, cookie, Map.of("data", Map.of("ADDRESS_SINCE", "")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/data/ADDRESS_SINCE");
        assertThat(post(answers, cookie, Map.of("data", Map.of("ADDRESS_SINCE", "Since 2015")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOpenPageHearsOfChanges() throws Exception {
        String application = offered("ca-live");
        String cookie = login.of(application);
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpRequest request = http.request(CASES + '/' + application + "/events")
                .header("Cookie", cookie)
                .build();
        var line = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofLines());
        line.thenAccept(answer -> answer.body().forEach(heard::add));
        await().until(() -> !heard.isEmpty());
        assertThat(line.get().headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        post(CASES + '/' + application + "/withdraw", cookie);
        await().until(() -> heard.contains("event:changed"));
        line.cancel(true);
    }

    @Test
    void pagesAndCallsAreNobodyElses() {
        String mine = offered("ca-mine");
        String thief = login.of(world.apply(world.lender("ca-thief", "decline", Map.of())));
        String offer = get(CASES + '/' + mine, login.of(mine))
                .json()
                .path("offers")
                .get(0)
                .path("id")
                .asText();
        String task = UUID.randomUUID().toString();
        for (String path : List.of("", "/receipts", "/events")) {
            assertThat(get(CASES + '/' + mine + path, thief).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/withdraw", "/offers/decline", "/offers/" + offer + "/accept")) {
            assertThat(post(CASES + '/' + mine + path, thief).status()).as(path).isEqualTo(404);
            assertThat(form("/cabinet/applications/" + mine + path, thief, "").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(post(CASES + '/' + mine + "/tasks/" + task, thief, Map.of("data", Map.of("a", "b")))
                        .status())
                .isEqualTo(404);
        assertThat(upload(
                                CASES + '/' + mine + "/tasks/" + task + "/documents",
                                thief,
                                "a.pdf",
                                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(404);
        for (String page : List.of("", "/offers/" + offer + "/continue")) {
            assertThat(get("/cabinet/applications/" + mine + page, thief).status())
                    .as(page)
                    .isIn(404, 303);
        }
        assertThat(get(CASES + '/' + mine, null).status()).isEqualTo(401);
        assertThat(get(CASES + '/' + mine, login.of(mine)).json().path("status").asText())
                .isEqualTo("OFFERED");
    }

    @Test
    void whatIsTypedAndNotTakenComesBack() {
        String application = world.apply(world.lender("ca-typed", "more-needed", Map.of()));
        String cookie = login.of(application);
        await().until(() ->
                get(CASES + '/' + application, cookie).json().path("tasks").size() == 2);
        JsonNode question = task(get(CASES + '/' + application, cookie).json().path("tasks"), "QUESTION");
        String page = "/cabinet/applications/" + application;
        assertThat(get(page, cookie).body()).contains("How long at this address?", "name=\"ADDRESS_SINCE\"");
        String tooLong = "x".repeat(2001);
        Answer again = form(page + "/tasks/" + question.path("id").asText(), cookie, "ADDRESS_SINCE=" + tooLong);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains(tooLong, "This is too long.");
        Answer done = form(page + "/tasks/" + question.path("id").asText(), cookie, "ADDRESS_SINCE=2015");
        assertThat(done.status()).isEqualTo(302);
    }

    private String offered(String code) {
        Lender lender = world.lender(code, "accept", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        return application;
    }

    private static JsonNode task(JsonNode tasks, String kind) {
        for (JsonNode task : tasks) {
            if (task.path("kind").asText().equals(kind)) {
                return task;
            }
        }
        throw new AssertionError("no task of kind " + kind);
    }

    private Answer get(String path, @Nullable String cookie) {
        return get(path, cookie, "en");
    }

    private Answer get(String path, @Nullable String cookie, String language) {
        return http.send(with(cookie, http.request(path))
                .header("Accept-Language", language)
                .GET());
    }

    private Answer post(String path, @Nullable String cookie) {
        return post(path, cookie, Map.of());
    }

    private Answer post(String path, @Nullable String cookie, Map<String, Object> body) {
        return http.send(with(cookie, http.request(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(body))));
    }

    private Answer form(String path, @Nullable String cookie, String body) {
        return http.send(with(cookie, http.request(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer upload(String path, @Nullable String cookie, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--XX\r\nContent-Disposition: form-data; name=\"document\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(with(cookie, http.request(path))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static HttpRequest.Builder with(@Nullable String cookie, HttpRequest.Builder request) {
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private static String json(Map<String, Object> body) {
        try {
            return new ObjectMapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
