package finme.process.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Problem;
import finme.process.decision.RulesOnTrial;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class StudioModuleTests {
    private static final String BASE = "/api/v1/admin/decisions/";
    private static final String ROUTING = BASE + "partner-prioritisation";
    private static final String DISTRIBUTION = BASE + "distribution-strategy";

    @Autowired
    FinMeHttp http;

    @Autowired
    Versions versions;

    @Autowired
    DraftRows rows;

    @Autowired
    DraftFaults faults;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    RulesOnTrial rules;

    @Autowired
    Publication publication;

    @Test
    void aDraftSaysWhatWouldBecomeDifferent() {
        String live = live(ROUTING);
        JsonNode draft = draft(ROUTING, live.replaceFirst("&lt;= 500\\b", "&lt;= 450"));
        assertThat(draft.path("faults").findValuesAsText("severity")).doesNotContain("ERROR");
        assertThat(draft.path("diff")).hasSize(1);
        JsonNode change = draft.path("diff").get(0);
        assertThat(change.path("rule").asText()).isEqualTo("Rule_SmallAmountFirst");
        assertThat(change.path("change").asText()).isEqualTo("CHANGED");
        assertThat(change.path("before").path("amount").asText()).isEqualTo("<= 500");
        assertThat(change.path("after").path("amount").asText()).isEqualTo("<= 450");
    }

    @Test
    void aNumberThatNoVersionHasIsNotFound() {
        for (String number : List.of("0", "-1", "4711")) {
            String version = ROUTING + "/versions/" + number;
            assertThat(http.get(version, FinMeHttp.AUDITOR).status()).as(number).isEqualTo(404);
            assertThat(http.get(version + "/diff?with=1", FinMeHttp.AUDITOR).status())
                    .as(number)
                    .isEqualTo(404);
            assertThat(http.post(version + "/restore", FinMeHttp.OWNER, "{}").status())
                    .as(number)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyFaultyCellIsNamedAndTheDraftCantBePublished() {
        String broken =
                live(ROUTING).replaceFirst("&lt;= 500\\b", "&lt;= 500 500").replaceFirst(">\"beta\"<", ">beta beta<");
        JsonNode draft = draft(ROUTING, broken);
        assertThat(errors(draft))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.path("rule").asText()).isEqualTo("Rule_SmallAmountFirst"));
        assertThat(errors(draft))
                .extracting(fault -> fault.path("column").asText())
                .containsExactlyInAnyOrder("amount", "-> partner");
        assertThat(errors(draft))
                .extracting(fault -> fault.path("cell").asText())
                .contains("Cell_SmallAmountFirst_amount");
        Answer refused =
                http.post(ROUTING + "/drafts/" + draft.path("id").asText() + "/publish", FinMeHttp.OWNER, "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors")).hasSize(2);
    }

    /** Lists are read every few seconds; looking for faults takes long. What was kept counts for reading, never for publishing. */
    @Test
    void faultsAreFoundOnceAndLookedForAgainBeforeTheyCount() {
        String broken = live(ROUTING).replaceFirst("&lt;= 500\\b", "&lt;= 500 500");
        String id = draft(ROUTING, broken).path("id").asText();
        String place = ROUTING + "/drafts/" + id;
        assertThat(errors(http.get(place, FinMeHttp.AUDITOR).json())).hasSize(1);
        jdbc.update("update fdforge.decision_draft set faults = '[]' where id = ?::uuid", id);
        assertThat(http.get(place, FinMeHttp.AUDITOR).json().path("faults")).isEmpty();
        assertThat(http.post(place + "/publish", FinMeHttp.OWNER, "{}").status())
                .isEqualTo(422);
        jdbc.update("update fdforge.decision_draft set faults = null where id = ?::uuid", id);
        assertThat(errors(http.get(place, FinMeHttp.AUDITOR).json()))
                .as("one that was written before")
                .hasSize(1);
    }

    @Test
    void publishedIsLiveAndAnEarlierVersionIsLiveAgain() {
        String before = live(DISTRIBUTION);
        int version = version(DISTRIBUTION);
        JsonNode draft = draft(DISTRIBUTION, before.replaceFirst("<description>", "<description>Tried. "));
        String place = DISTRIBUTION + "/drafts/" + draft.path("id").asText();
        assertThat(http.post(place + "/publish", FinMeHttp.AUDITOR, "{}").status())
                .isEqualTo(403);
        Answer published = http.post(place + "/publish", FinMeHttp.OWNER, "{}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.json().path("version").asInt()).isEqualTo(version + 1);
        assertThat(published.json().path("actor").asText()).isEqualTo("owner");
        assertThat(http.post(place + "/publish", FinMeHttp.OWNER, "{}")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("draft_settled");

        Answer restored = http.post(DISTRIBUTION + "/versions/" + version + "/restore", FinMeHttp.ADMIN, "{}");
        assertThat(restored.json().path("version").asInt()).as(restored.body()).isEqualTo(version + 2);
        assertThat(live(DISTRIBUTION)).isEqualTo(before);
    }

    @Test
    void theLiveTableReplayedChangesNothingAndAnotherOneIsTold() {
        JsonNode same = replay(draft(ROUTING, live(ROUTING)));
        assertThat(same.path("changed").asInt()).as(same.toString()).isZero();
        JsonNode none = replay(draft(ROUTING, live(ROUTING).replaceAll("(?s)<rule .*</rule>", "")));
        assertThat(none.path("applications").asInt())
                .isEqualTo(same.path("applications").asInt());
        none.path("partners")
                .forEach(partner -> assertThat(partner.path("after").asInt()).isZero());
    }

    @Test
    void whatOneApplicationWouldGetIsToldForEveryPartner() {
        JsonNode draft = draft(ROUTING, live(ROUTING).replaceFirst("&lt;= 500\\b", "&lt;= 450"));
        Answer answer = http.post(
                ROUTING + "/drafts/" + draft.path("id").asText() + "/what-if",
                FinMeHttp.OWNER,
                Map.of(
                        "inputs",
                        Map.of(
                                "product",
                                "PERSONAL_LOAN",
                                "amount",
                                480,
                                "currency",
                                "EUR",
                                "termMonths",
                                12,
                                "age",
                                30,
                                "source",
                                "web")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("before").size())
                .isEqualTo(answer.json().path("after").size());
        Answer unknown = http.post(
                ROUTING + "/drafts/" + draft.path("id").asText() + "/what-if",
                FinMeHttp.OWNER,
                Map.of("inputs", Map.of("colour", "red")));
        assertThat(unknown.status()).isEqualTo(422);
    }

    @Test
    void whereTwoHaveToAgreeTheAuthorCantPublish() {
        StoredStudio strict = new StoredStudio(
                versions,
                rows,
                faults,
                rules,
                publication,
                new OpenDrafts(versions, rows, faults, new StudioSettings(1)),
                new StudioSettings(1));
        UUID draft = strict.save("distribution-strategy", live(DISTRIBUTION), null, "anna")
                .id();
        assertThatThrownBy(() -> strict.publish("distribution-strategy", draft, "anna"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("second_person_needed"));
        strict.discard("distribution-strategy", draft, "anna");
    }

    private JsonNode draft(String decision, String xml) {
        Answer answer = http.post(decision + "/drafts", FinMeHttp.OWNER, Map.of("xml", xml, "note", "tried"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode replay(JsonNode draft) {
        Answer answer = http.post(ROUTING + "/drafts/" + draft.path("id").asText() + "/replay", FinMeHttp.OWNER, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String live(String decision) {
        return http.get(decision + "/versions/" + version(decision), FinMeHttp.OWNER)
                .body();
    }

    private int version(String decision) {
        List<JsonNode> all = List.of(http.get(decision + "/versions", FinMeHttp.AUDITOR)
                .json()
                .path("items")
                .get(0));
        return all.get(0).path("version").asInt();
    }

    /** Doubts about partners that the directory of a test does not have are no errors. */
    private static List<JsonNode> errors(JsonNode draft) {
        List<JsonNode> errors = new ArrayList<>();
        draft.path("faults").forEach(fault -> {
            if (fault.path("severity").asText().equals("ERROR")) {
                errors.add(fault);
            }
        });
        return errors;
    }
}
