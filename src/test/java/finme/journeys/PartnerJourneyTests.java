package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.DispatchLog;
import finme.journeys.World.Lender;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a lender can answer, and what becomes of the application. */
@FinMeTest
class PartnerJourneyTests {
    private final FinMeHttp http;
    private final World world;
    private final DispatchLog dispatches;

    PartnerJourneyTests(FinMeHttp http, DispatchLog dispatches) {
        this.http = http;
        this.world = new World(http);
        this.dispatches = dispatches;
    }

    @ParameterizedTest
    @CsvSource({
        "accept,               OFFERED,       OFFERED",
        "decline,              UNPLACED,      DECLINED",
        "slow?delay=PT0.3S,    OFFERED,       OFFERED",
        "malformed,            UNPLACED,      FAILED",
        "malformed?variant=empty, UNPLACED,   FAILED",
        "malformed?variant=html, UNPLACED,    FAILED",
        "reject-in-200,        UNPLACED,      DECLINED",
        "pending-then-accept?after=PT0.3S, OFFERED, OFFERED",
        "pending-then-decline?after=PT0.3S, UNPLACED, DECLINED",
        "more-needed,          WITH_PARTNERS, MORE_NEEDED",
        "price-counter,        UNPLACED,      PRICE_COUNTER",
        "error,                UNPLACED,      FAILED"
    })
    void tellsEveryAnswerApart(String behaviour, String status, String outcome) {
        String code = "j-" + behaviour.replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        Lender lender = world.lender(code.toLowerCase(java.util.Locale.ROOT), behaviour, Map.of());
        String application = world.apply(lender);
        world.awaitOutcome(application, lender.code(), outcome);
        world.awaitStatus(application, status);
        JsonNode verdict = world.verdict(application, lender.code());
        assertThat(verdict.path("verdict").asText()).isEqualTo("SENT");
        assertThat(verdict.path("rule").path("id").asText()).startsWith("Rule_j_");
    }

    @Test
    void readsAnXmlAnswer() {
        Lender lender = world.lender(
                "j-xml",
                "xml-accept",
                Map.of(
                        "answer",
                        "{outcome: if body.isValidPost = \"true\" then \"OFFERED\" else \"DECLINED\", reference:"
                                + " body.PostID, price: number(body.Price), offers: [{amount: number(body.Loan.Amount),"
                                + " termMonths: number(body.Loan.Months), redirectUrl: body.RedirectURL}]}"));
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
    }

    /** Whoever has it may sign in the borrower's place. */
    @Test
    void showsTheLendersAddressOnlyToWhoMayReveal() {
        String application = world.apply(world.lender("j-address", "accept", Map.of()));
        world.awaitStatus(application, "OFFERED");
        String path = "/api/v1/admin/applications/" + application;
        JsonNode masked = http.get(path, FinMeHttp.ADMIN).json().path("offers");
        assertThat(masked).isNotEmpty().noneMatch(offer -> offer.has("redirectUrl"));
        JsonNode clear = http.get(path + "?reveal=true", FinMeHttp.ADMIN).json().path("offers");
        assertThat(clear).isNotEmpty().allMatch(offer -> offer.has("redirectUrl"));
    }

    /** A value of the person that a lender corrects stands in the profile as the lender's word. */
    @Test
    void addsWhatALenderTellsToTheProfile() {
        Lender lender = world.lender(
                "j-tells",
                "accept",
                Map.of(
                        "answer",
                        "{outcome: \"OFFERED\", reference: body.id, borrower: {email: \"Eva.Mala@Example.test\","
                                + " taxId: \"unknown\"}, \"employment.employer\": \"Acme\", attributes: {score: 7}}"));
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        String reference = http.get("/api/v1/admin/applications/" + application, FinMeHttp.ADMIN)
                .json()
                .path("reference")
                .asText();
        String borrower = http.post("/api/v1/admin/borrowers/search", FinMeHttp.ADMIN, Map.of("reference", reference))
                .json()
                .at("/items/0/id")
                .asText();
        JsonNode attributes = http.get("/api/v1/admin/borrowers/" + borrower + "?reveal=true", FinMeHttp.ADMIN)
                .json()
                .path("attributes");
        assertThat(attributes)
                .filteredOn(line -> line.path("source").asText().equals("partner:j-tells"))
                .extracting(line ->
                        line.path("name").asText() + '=' + line.path("value").asText())
                .containsExactly(
                        "attributes.score=7", "borrower.email=eva.mala@example.test", "employment.employer=Acme");
        JsonNode trial = http.post("/api/v1/admin/partners/j-tells/try", FinMeHttp.ADMIN, Map.of("send", true))
                .json()
                .path("answer")
                .path("facts");
        assertThat(trial.path("values").path("borrower.email").asText()).isEqualTo("eva.mala@example.test");
        assertThat(trial.path("leftOut").get(0).path("pointer").asText()).isEqualTo("/borrower/taxId");
    }

    /** As in the contract: a mapping of three fields and no list of offers. */
    @Test
    void takesTheContractsSampleMapping() {
        Map<String, Object> sample = Map.of(
                "answer",
                "{outcome: if body.status = \"accepted\" then \"OFFERED\" else \"DECLINED\", reference: body.id,"
                        + " reason: {code: body.code, text: body.msg}}");
        String offered = world.apply(world.lender("j-sample-yes", "accept", sample));
        Lender no = world.lender("j-sample-no", "decline", sample);
        String declined = world.apply(no);
        world.awaitStatus(offered, "OFFERED");
        world.awaitStatus(declined, "UNPLACED");
        JsonNode reason = world.verdict(declined, no.code()).path("reason");
        assertThat(reason.path("code").asText()).isEqualTo("R12");
        assertThat(reason.path("text").asText()).isEqualTo("Income too low");
    }

    @Test
    void triesAgainUnderTheSameKeyUntilALenderIsThere() {
        Lender lender = world.lender("j-flaky", "flaky", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        JsonNode calls = world.calls("flaky").path("items");
        assertThat(calls.get(calls.size() - 1).path("count").asInt()).isEqualTo(3);
    }

    /** Its time-out is no answer: it took the application, and would take the next request for another one. */
    @Test
    void asksALenderWithoutIdempotencyOnce() {
        Map<String, Object> request = world.request("slow?delay=PT1.5S");
        request.put("timeout", "PT0.2S");
        request.put("onDoubt", "WAIT");
        Lender lender = world.lender("j-doubt", "slow", Map.of("request", request, "answerWithin", "PT3S"));
        String application = world.apply(lender);
        world.awaitOutcome(application, lender.code(), "UNDER_REVIEW");
        JsonNode reason = world.verdict(application, lender.code()).path("reason");
        assertThat(reason.path("code").asText()).isEqualTo("in_doubt");
        assertThat(reason.path("text").asText()).contains("second application");
        world.awaitOutcome(application, lender.code(), "TIMED_OUT");
        world.awaitStatus(application, "UNPLACED");
        JsonNode calls = world.calls("slow").path("items");
        assertThat(calls.get(calls.size() - 1).path("count").asInt()).isEqualTo(1);
    }

    @Test
    void namesARuleOrReasonForEveryPartnerOfTheDirectory() {
        Lender lender = world.lender("j-own", "accept", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        List<String> directory = new ArrayList<>();
        world.http()
                .get("/api/v1/admin/partners", FinMeHttp.AUDITOR)
                .json()
                .path("items")
                .forEach(partner -> directory.add(partner.path("code").asText()));
        List<String> explained = new ArrayList<>();
        for (JsonNode line : world.routing(application)) {
            explained.add(line.path("partner").asText());
            assertThat(line.path("verdict").asText()).isIn("SENT", "RULED_OUT", "NOT_REACHED");
            assertThat(line.path("reason").path("code").asText()
                            + line.path("rule").path("id").asText())
                    .as(line.toString())
                    .isNotBlank();
        }
        assertThat(explained).containsAll(directory).contains(lender.code()).doesNotHaveDuplicates();
        assertThat(world.verdict(application, lender.code())
                        .path("rule")
                        .path("description")
                        .asText())
                .isEqualTo("Applications of its own source go to j-own.");
    }

    @Test
    void followsTheBorrowerFromTheLendersPageToTheMoney() throws Exception {
        Lender lender = world.lender("j-signing", "accept?after=PT0.1S", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        await().atMost(World.PATIENCE)
                .untilAsserted(
                        () -> assertThat(world.inCrm(application).path("Status").asText())
                                .isEqualTo("OFFERED"));
        JsonNode offer = world.inCrm(application).path("Offers").get(0);
        assertThat(offer.path("Amount").decimalValue()).isEqualByComparingTo("6000");
        String page = pageOf(application);
        var sign = world.http()
                .request(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("decision=sign"));
        assertThat(world.http().send(sign).status()).isEqualTo(200);
        world.awaitStatus(application, "FUNDED");
        await().atMost(World.PATIENCE).until(() -> world.instances(application) == 0);
        assertThat(world.inCrm(application).path("Status").asText()).isEqualTo("FUNDED");
    }

    private String pageOf(String application) {
        String url = String.valueOf(
                dispatches.offers(UUID.fromString(application)).get(0).redirectUrl());
        return url.substring(url.indexOf("/sandbox/"));
    }
}
