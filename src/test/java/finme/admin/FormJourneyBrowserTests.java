package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.dispatch.testing.StubLender;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** A question that nobody asked before, from the designer to the lender who hears the answer, while FinMe runs. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormJourneyBrowserTests {
    private static final String FORM = "journey-form";
    private static final String LENDER = "form-journey";
    private static final AttributeRule RULE = new AttributeRule("heating", "heat pump", LENDER);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FinMeHttp http;
    private final ObjectMapper json;
    private final StubLender lender = new StubLender();
    private final FormDesk desk;
    private Chromium borrower;
    private String before = "";

    FormJourneyBrowserTests(FinMeHttp http, ObjectMapper json) {
        this.http = http;
        this.json = json;
        this.desk = new FormDesk(http);
    }

    @BeforeAll
    void lenderAndItsRule() {
        lender.does(StubLender.answer(200, "{\"status\": \"accepted\", \"id\": \"L-1\"}"));
        http.putMasterData("partners", LENDER, partner("ACTIVE"));
        before = RULE.deploy(http);
        desk.open(FinMeHttp.ADMIN);
        borrower = Chromium.start();
        borrower.phone();
    }

    @AfterAll
    void leave() throws Exception {
        AttributeRule.put(http, before);
        http.putMasterData("partners", LENDER, partner("PAUSED"));
        desk.close();
        borrower.close();
        lender.close();
    }

    @Test
    void whatANewFieldAsksReachesFdForgeTheRulesAndTheLender() {
        desk.begin(FORM, "Journey form");
        desk.publish("First version");
        desk.untilLive(1);
        desk.edit(FORM);
        desk.ask("How do you heat?", RULE.attribute());
        assertThat(published().toString()).doesNotContain(RULE.attribute());
        publishAndMeasure();

        String phone = phone();
        fillIn(phone);
        JsonNode person = personOf(phone);
        assertThat(person.path("attributes"))
                .filteredOn(line -> line.path("name").asText().equals("attributes.heating"))
                .extracting(line -> line.path("value").asText() + " by "
                        + line.path("source").asText())
                .containsExactly("heat pump by source:forms");

        String application = person.at("/applications/0/id").asText();
        awaitStatus(application, "OFFERED");
        assertThat(http.get("/api/v1/admin/applications/" + application + "?reveal=true", FinMeHttp.OPERATOR)
                        .json()
                        .findPath("attributes")
                        .path("heating")
                        .asText())
                .isEqualTo("heat pump");
        JsonNode verdict = verdict(application);
        assertThat(verdict.path("verdict").asText()).isEqualTo("SENT");
        assertThat(verdict.at("/rule/id").asText()).isEqualTo(RULE.id());
        assertThat(lender.requests).hasSize(1);
        assertThat(lender.requests.get(0).body())
                .contains("6000", "\"heating\":\"heat pump\"")
                .doesNotContain("Journeyova");

        theRuleReadsTheAnswerAndTheServerInsistsOnOne();
    }

    /** The same rule does not fit another answer, and no answer is none. */
    private void theRuleReadsTheAnswerAndTheServerInsistsOnOne() {
        Answer silent = submit(answers());
        assertThat(silent.status()).as(silent.body()).isEqualTo(422);
        assertThat(silent.json().path("errors").findValuesAsText("pointer")).containsExactly("/data/heating");
        Answer other = submit(answers().put("heating", "coal"));
        assertThat(other.status()).as(other.body()).isEqualTo(202);
        String application = other.json().path("id").asText();
        awaitStatus(application, "UNPLACED");
        assertThat(verdict(application).path("verdict").asText()).isEqualTo("RULED_OUT");
        assertThat(lender.requests).hasSize(1);
    }

    private void publishAndMeasure() {
        long pressed = desk.publish("Asks how people heat");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> published().toString().contains(RULE.attribute()));
        Duration live = Duration.ofNanos(System.nanoTime() - pressed);
        assertThat(live).as("from Publish to the public form").isLessThan(Duration.ofSeconds(5));
        assertThat(published().path("version").asInt()).isEqualTo(2);
        desk.untilLive(2);
    }

    private JsonNode published() {
        return http.get("/api/v1/forms/" + FORM, null).json();
    }

    private void fillIn(String phone) {
        borrower.open(http.url("/apply/" + FORM));
        borrower.untilText("Step 1 of 3");
        type("amount", "6000");
        type("termMonths", "36");
        borrower.click("#next");
        borrower.untilText("Step 2 of 3");
        type("firstName", "Fiona");
        type("lastName", "Journeyova");
        borrower.run("const born = document.querySelector(\"[id$='-Field_birthDate']\"); born.value = '1990-04-17';"
                + " born.dispatchEvent(new Event('input', {bubbles: true}))");
        type("phone", phone);
        borrower.click("#next");
        borrower.untilText("How do you heat?");
        borrower.click("[id$='-Field_DATA_SHARING']");
        borrower.click("#next");
        borrower.untilText("Please fill this in");
        assertThat((Long) borrower.run("return document.documentElement.scrollWidth"))
                .as("width of the page on a phone")
                .isLessThanOrEqualTo(390);
        borrower.look("form-journey-phone");
        borrower.element("[id$='-" + added() + "']").sendKeys("heat pump");
        borrower.click("#next");
        sent();
    }

    /** @return what the designer called the field that was added */
    private String added() {
        for (JsonNode field : published().at("/schema/components")) {
            if (field.path("key").asText().equals(RULE.attribute())) {
                return field.path("id").asText();
            }
        }
        throw new AssertionError("not asked: " + published());
    }

    private void type(String field, String text) {
        borrower.element("[id$='-Field_" + field + "']").sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** A test is quicker than a person, and may be asked whether it is one. */
    private void sent() {
        borrower.until(() -> {
            if (borrower.has("#notes .warn .button")) {
                borrower.run("document.querySelector('#notes .warn .button')?.click()");
            }
            return borrower.text().contains("We have your application") ? "sent" : null;
        });
    }

    private JsonNode personOf(String phone) {
        JsonNode found = http.post("/api/v1/admin/borrowers/search", FinMeHttp.OPERATOR, Map.of("phone", phone))
                .json();
        assertThat(found.path("items")).hasSize(1);
        return http.get(
                        "/api/v1/admin/borrowers/" + found.at("/items/0/id").asText() + "?reveal=true",
                        FinMeHttp.OPERATOR)
                .json();
    }

    private void awaitStatus(String application, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get("/api/v1/admin/applications/" + application, FinMeHttp.AUDITOR)
                                .json()
                                .path("status")
                                .asText())
                        .isEqualTo(status));
    }

    private JsonNode verdict(String application) {
        JsonNode routing = http.get("/api/v1/admin/applications/" + application + "/routing", FinMeHttp.AUDITOR)
                .json();
        for (JsonNode line : routing.path("partners")) {
            if (line.path("partner").asText().equals(LENDER)) {
                return line;
            }
        }
        throw new AssertionError("the explanation does not name " + LENDER);
    }

    private ObjectNode answers() {
        return json.createObjectNode()
                .put("amount", 6000)
                .put("termMonths", 36)
                .put("firstName", "Otto")
                .put("lastName", "Journeyov")
                .put("birthDate", "1985-01-31")
                .put("phone", phone())
                .put("DATA_SHARING", true);
    }

    private Answer submit(ObjectNode answers) {
        ObjectNode body = json.createObjectNode().put("version", 2);
        body.set("data", answers);
        return http.send(http.request("/api/v1/forms/" + FORM + "/submissions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String phone() {
        return "+420" + ThreadLocalRandom.current().nextInt(602_100_000, 603_000_000);
    }

    private Map<String, Object> partner(String state) {
        return Map.of(
                "name",
                "Lender of the form's journey",
                "state",
                state,
                "request",
                Map.of(
                        "url",
                        lender.url(),
                        "method",
                        "POST",
                        "format",
                        "JSON",
                        "body",
                        "{sum: application.amount.value, heating: application.attributes.heating}",
                        "timeout",
                        "PT5S",
                        "attempts",
                        1,
                        "auth",
                        Map.of("kind", "NONE")),
                "answer",
                "{outcome: if body.status = \"accepted\" then \"OFFERED\" else \"DECLINED\", reference: body.id}",
                "answerWithin",
                "PT5M",
                "shares",
                List.of("amount", "attributes.heating"));
    }
}
