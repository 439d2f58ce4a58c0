package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.journeys.World.Lender;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule of screening wants a person to look at those aged 77; an operator lets one pass and declines another. */
@FinMeTest
class ReviewJourneyTests {
    private static final String RULE = """
            <rule id="Rule_LookAtSeventySeven"><description>We look at people of 77 ourselves.</description>
            <inputEntry id="Cell_Look_product"><text></text></inputEntry>
            <inputEntry id="Cell_Look_currency"><text></text></inputEntry>
            <inputEntry id="Cell_Look_age"><text>77</text></inputEntry>
            <inputEntry id="Cell_Look_monthlyIncome"><text></text></inputEntry>
            <inputEntry id="Cell_Look_debtToIncome"><text></text></inputEntry>
            <outputEntry id="Cell_Look_verdict"><text>"REVIEW"</text></outputEntry>
            <outputEntry id="Cell_Look_reason"><text>"age_looked_at"</text></outputEntry></rule>
            """;

    private final FinMeHttp http;
    private final World world;

    ReviewJourneyTests(FinMeHttp http) {
        this.http = http;
        this.world = new World(http);
    }

    @BeforeEach
    void wantPeopleLookedAt() throws IOException {
        String first = "<rule id=\"Rule_UnderAge\">";
        deploy(shipped().replace(first, RULE + first));
    }

    @AfterEach
    void asShipped() throws IOException {
        deploy(shipped());
    }

    private void deploy(String table) throws IOException {
        world.deploy("screening.dmn", table.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPersonLetsOnePassAndDeclinesAnother() {
        Lender lender = world.lender("reviewed", "accept", Map.of());
        String passing = apply(lender, 601_700_001);
        String declined = apply(lender, 601_700_002);
        String first = task(passing);
        String second = task(declined);
        assertThat(world.status(passing)).isEqualTo("RECEIVED");
        assertThat(work()).contains(first, second);
        JsonNode shown = http.get("/engine-rest/task/" + first + "/form-variables", FinMeHttp.OPERATOR)
                .json();
        assertThat(shown.at("/why/value").asText()).isEqualTo("We look at people of 77 ourselves.");
        Answer form = http.get("/engine-rest/task/" + first + "/deployed-form", FinMeHttp.OPERATOR);
        assertThat(form.json().path("id").asText()).isEqualTo("review-application");
        assertThat(decide(first, "{\"verdict\": {\"value\": \"MAYBE\"}}").status())
                .isEqualTo(400);

        assertThat(decide(first, "{\"verdict\": {\"value\": \"PASS\"}}").status())
                .isEqualTo(204);
        assertThat(decide(second, "{\"verdict\": {\"value\": \"DECLINE\"}, \"reason\": {\"value\": \"contradictory\"}}")
                        .status())
                .isEqualTo(204);
        world.awaitStatus(passing, "OFFERED");
        world.awaitStatus(declined, "SCREENED_OUT");
        assertThat(work()).doesNotContain(first, second);
        Answer timeline = http.get("/api/v1/admin/applications/" + passing + "/timeline", FinMeHttp.OPERATOR);
        assertThat(timeline.body()).contains("\"operator\"");
    }

    private Answer decide(String task, String variables) {
        return http.post(
                "/engine-rest/task/" + task + "/submit-form", FinMeHttp.OPERATOR, "{\"variables\": " + variables + "}");
    }

    private String work() {
        return http.get("/api/v1/admin/work", FinMeHttp.OPERATOR).body();
    }

    private String apply(Lender lender, int phone) {
        String body = World.application(phone).replaceAll("\"born\": *\"[^\"]*\"", "\"born\": \"1949-05-05\"");
        Answer answer = http.apply(lender.source(), "key-" + lender.source(), "application/json", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private String task(String application) {
        await().atMost(World.PATIENCE).until(() -> tasks(application).size() == 1);
        return tasks(application).path(0).path("id").asText();
    }

    private JsonNode tasks(String application) {
        return http.get("/engine-rest/task?processInstanceBusinessKey=" + application, FinMeHttp.OPERATOR)
                .json();
    }

    private static String shipped() throws IOException {
        try (InputStream file = ReviewJourneyTests.class.getResourceAsStream("/decisions/screening.dmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
