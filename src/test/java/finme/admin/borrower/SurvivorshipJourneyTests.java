package finme.admin.borrower;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of survivorship over HTTP. */
@FinMeTest
class SurvivorshipJourneyTests {
    private static final String API = "/api/v1/admin/survivorship";
    private static final Map<String, ?> TRUSTED = Map.of(
            "attributes",
            Map.of("borrower.phone", Map.of("prefer", List.of("source:survivor-a"), "else", "MOST_RECENT")));

    private final FinMeHttp http;
    private final Strangers first;
    private final Strangers second;

    SurvivorshipJourneyTests(FinMeHttp http) {
        this.http = http;
        this.first = new Strangers(http, "survivor-a");
        this.second = new Strangers(http, "survivor-b");
    }

    @AfterEach
    void letTheMostRecentCountAgain() {
        put(Map.of("attributes", Map.of()), etag());
    }

    @Test
    void showsWhatARuleWouldChangeAndThenChangesIt() {
        ObjectNode person = Strangers.person();
        String id = first.arrive(person);
        second.arrive(
                person.deepCopy().put("phone", Strangers.person().path("phone").asText()));
        assertThat(sourceOfPhone(id)).isEqualTo("source:survivor-b");

        Answer tried = http.put(API + "?dryRun=true", FinMeHttp.ADMIN, TRUSTED);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().path("persons").asInt()).isPositive();
        assertThat(tried.json().path("attributes").path("borrower.phone").asInt())
                .isPositive();
        assertThat(sourceOfPhone(id)).isEqualTo("source:survivor-b");

        assertThat(put(TRUSTED, etag()).status()).isEqualTo(200);
        assertThat(sourceOfPhone(id)).isEqualTo("source:survivor-a");
        assertThat(http.get(API, FinMeHttp.AUDITOR)
                        .json()
                        .path("attributes")
                        .path("borrower.phone")
                        .path("else")
                        .asText())
                .isEqualTo("MOST_RECENT");
    }

    @Test
    void isSavedOnlyByWhoeverSawWhatStands() {
        assertThat(http.put(API, FinMeHttp.ADMIN, TRUSTED).status()).isEqualTo(428);
        assertThat(http.put(API, FinMeHttp.OPERATOR, TRUSTED, Map.of("If-Match", etag()))
                        .status())
                .isEqualTo(403);
        String seen = etag();
        assertThat(put(TRUSTED, seen).status()).isEqualTo(200);
        assertThat(put(TRUSTED, seen).status()).isEqualTo(412);
    }

    @Test
    void pointsAtWhatIsWrongAlsoWhenNothingIsSaved() {
        Map<String, ?> wrong =
                Map.of("attributes", Map.of("borrower.shoeSize", Map.of("prefer", List.of("nobody knows"))));
        for (Answer answer : List.of(http.put(API + "?dryRun=true", FinMeHttp.ADMIN, wrong), put(wrong, etag()))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                    .contains("/attributes/borrower.shoeSize", "/attributes/borrower.shoeSize/prefer/0");
        }
        assertThat(put(Map.of("attribute", Map.of()), etag()).body()).contains("/attribute", "unknown_member");
    }

    private String sourceOfPhone(String borrower) {
        JsonNode person = http.get("/api/v1/admin/borrowers/" + borrower, FinMeHttp.AUDITOR)
                .json();
        return Objects.requireNonNull(Strangers.attribute(person, "borrower.phone"))
                .path("source")
                .asText();
    }

    private Answer put(Map<String, ?> rules, String etag) {
        return http.put(API, FinMeHttp.ADMIN, rules, Map.of("If-Match", etag));
    }

    private String etag() {
        return Objects.requireNonNull(http.get(API, FinMeHttp.AUDITOR).header("ETag"));
    }
}
