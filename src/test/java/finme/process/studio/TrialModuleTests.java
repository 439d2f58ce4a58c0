package finme.process.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.admin.CasesAtHand;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.process.DecisionStudio;
import finme.process.decision.RulesOnTrial;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Champion and challenger: a draft decides on a share of real applications. */
@FinMeTest
class TrialModuleTests {
    private static final String ROUTING = "/api/v1/admin/decisions/partner-prioritisation";
    private static final String SOURCE = "trial-test";
    private static final String KEY = "trial-test-key-0123456789";
    private static int people;

    @Autowired
    FinMeHttp http;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DecisionStudio studio;

    @Autowired
    Versions versions;

    @Autowired
    DraftRows rows;

    @Autowired
    DraftFaults faults;

    @Autowired
    RulesOnTrial rules;

    @Autowired
    Publication publication;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Ledger ledger;

    private String draft = "";

    @BeforeEach
    void draft() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "code",
                        SOURCE,
                        "name",
                        "Trial",
                        "state",
                        "ACTIVE",
                        "key",
                        KEY,
                        "format",
                        "JSON",
                        "mapping",
                        "payload",
                        "onMissing",
                        "REFUSE"));
        draft = draft("A draft to be tried");
    }

    @AfterEach
    void end() {
        jdbc.update("update fdforge.decision_draft set trial_ended_at = now() where trial_at is not null");
        rules.changed();
    }

    @Test
    void aShareGoesByTheDraftAndBothAreComparedUntilItIsPublished() {
        Answer begun = trial("PUT", FinMeHttp.OWNER, Map.of("share", 50));
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        assertThat(begun.json().path("running").asBoolean()).isTrue();
        List<UUID> sent = send(30);
        long byDraft = jdbc.queryForObject(
                "select count(*) from fdforge.routing where trial = ?::uuid and challenger", Long.class, draft);
        long byLive = jdbc.queryForObject(
                "select count(*) from fdforge.routing where trial = ?::uuid and not challenger", Long.class, draft);
        assertThat(byDraft).isPositive();
        assertThat(byLive).isPositive();
        assertThat(byDraft + byLive).isEqualTo(30);
        JsonNode figures = trial("GET", FinMeHttp.AUDITOR, null).json();
        assertThat(figures.at("/draft/applications").asLong()).isEqualTo(byDraft);
        assertThat(figures.at("/live/applications").asLong()).isEqualTo(byLive);
        assertThat(new StaffPages(context).open("/admin/decisions/partner-prioritisation/drafts/" + draft))
                .contains("before 30 are decided");
        sent.forEach(id -> {
            JsonNode trial = http.get("/api/v1/admin/applications/" + id + "/routing", FinMeHttp.AUDITOR)
                    .json()
                    .path("trial");
            assertThat(trial.path("draft").asText()).isEqualTo(draft);
            assertThat(trial.path("challenger").asBoolean())
                    .isEqualTo(jdbc.queryForObject(
                            "select challenger from fdforge.routing where application = ?", Boolean.class, id));
        });

        JsonNode replay = replay(draft);
        assertThat(replay.path("applications").asInt()).isGreaterThanOrEqualTo(30);
        assertThat(replay.path("changed").asInt())
                .as("the draft says what is live")
                .isZero();

        assertThat(http.post(ROUTING + "/drafts/" + draft + "/publish", FinMeHttp.OWNER, "{}")
                        .status())
                .isEqualTo(200);
        figures = trial("GET", FinMeHttp.AUDITOR, null).json();
        assertThat(figures.path("running").asBoolean()).isFalse();
        assertThat(ends(draft)).isEqualTo(1);
        UUID later = send(1).get(0);
        assertThat(jdbc.queryForObject("select trial from fdforge.routing where application = ?", UUID.class, later))
                .isNull();
    }

    @Test
    void oneAtATimeByWhoMayPublishAndOverWhenItIsDropped() {
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 0)).status()).isEqualTo(422);
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of()).status()).isEqualTo(422);
        assertThat(trial("PUT", FinMeHttp.AUDITOR, Map.of("share", 10)).status())
                .isEqualTo(403);
        assertThat(trial("GET", FinMeHttp.AUDITOR, null).status()).isEqualTo(404);
        assertThat(trial("DELETE", FinMeHttp.OWNER, null).json().path("code").asText())
                .isEqualTo("no_trial");
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 10)).status()).isEqualTo(200);
        String first = draft;
        draft = draft("Another one");
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 10))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("trial_running");
        assertThat(http.send(http.as(FinMeHttp.OWNER, http.request(ROUTING + "/drafts/" + first))
                                .method("DELETE", HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(204);
        assertThat(ends(first)).isEqualTo(1);
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 10)).status()).isEqualTo(200);
        assertThat(trial("DELETE", FinMeHttp.OWNER, null).json().path("running").asBoolean())
                .isFalse();
    }

    /** And explains what it decided, instead of the version it was written from. */
    @Test
    void theTableOfTheDraftDecides() {
        CasesAtHand cases = new CasesAtHand(http);
        cases.prepare("accept");
        draft = draft("Nobody for hryvnia", live().replace("\"UAH\"", "\"HUF\""));
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 99)).status()).isEqualTo(200);
        UUID byDraft = send(10).stream()
                .filter(id -> jdbc.queryForObject(
                        "select challenger from fdforge.routing where application = ?", Boolean.class, id))
                .findFirst()
                .orElseThrow();
        JsonNode routing = http.get("/api/v1/admin/applications/" + byDraft + "/routing", FinMeHttp.AUDITOR)
                .json();
        assertThat(routing.path("partners"))
                .filteredOn(each -> each.path("partner").asText().equals(CasesAtHand.LENDER))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.path("verdict").asText()).isEqualTo("RULED_OUT");
                    assertThat(each.path("misfits").findValuesAsText("wanted")).contains("\"HUF\"");
                });
        cases.leave();
    }

    /** A trial compares what comes in while it goes on. */
    @Test
    void whatCameBeforeItIsNotOnTrial() {
        UUID earlier = send(1).get(0);
        await().atMost(Duration.ofSeconds(30)).until(() -> status(earlier).equals("UNPLACED"));
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 99)).status()).isEqualTo(200);
        http.post(
                "/api/v1/admin/applications/" + earlier + "/route-again",
                FinMeHttp.OPERATOR,
                Map.of("reason", "RULES_CHANGED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> rounds(earlier).size() == 2);
        assertThat(rounds(earlier)).containsOnlyNulls();
    }

    private List<UUID> rounds(UUID application) {
        return jdbc.queryForList("select trial from fdforge.routing where application = ?", UUID.class, application);
    }

    private String status(UUID application) {
        return jdbc.queryForObject("select status from fdforge.application where id = ?", String.class, application);
    }

    private long ends(String of) {
        return jdbc.queryForObject(
                "select count(*) from fdforge.ledger where action = 'trial_ended' and details ->> 'draft' = ?",
                Long.class,
                of);
    }

    @Test
    void itRestsWhileAnotherVersionIsLiveThanItsBase() {
        assertThat(trial("PUT", FinMeHttp.OWNER, Map.of("share", 99)).status()).isEqualTo(200);
        String other = draft("Goes live meanwhile");
        assertThat(http.post(ROUTING + "/drafts/" + other + "/publish", FinMeHttp.OWNER, "{}")
                        .status())
                .isEqualTo(200);
        List<UUID> sent = send(3);
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.routing where application = any (?) and trial is not null",
                        Long.class,
                        (Object) sent.toArray(UUID[]::new)))
                .isZero();
    }

    @Test
    void whereTwoHaveToAgreeTheAuthorBeginsNone() {
        StoredTrials strict = new StoredTrials(
                studio,
                new OpenDrafts(versions, rows, faults, new StudioSettings(1)),
                rows,
                rules,
                publication,
                ledger);
        assertThatThrownBy(() -> strict.start("partner-prioritisation", UUID.fromString(draft), 10, FinMeHttp.OWNER))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("second_person_needed"));
        assertThatThrownBy(() -> strict.start("application-screening", UUID.fromString(draft), 10, "anna"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("no_routing"));
    }

    @Test
    void aReplaySaysPartnerByPartnerWhyACaseGoesAnotherWay() {
        CasesAtHand cases = new CasesAtHand(http);
        cases.prepare("accept");
        send(1);
        JsonNode replay = replay(draft("Nobody for hryvnia", live().replace("\"UAH\"", "\"HUF\"")));
        assertThat(replay.path("changed").asInt()).isPositive();
        JsonNode why = replay.path("changes").get(0).path("why");
        assertThat(why.findValuesAsText("change")).contains("REMOVED");
        assertThat(why.findValuesAsText("text").get(0)).isNotBlank();
        cases.leave();
    }

    private JsonNode replay(String of) {
        Answer answer = http.post(ROUTING + "/drafts/" + of + "/replay", FinMeHttp.OWNER, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<UUID> send(int many) {
        List<UUID> ids = IntStream.range(0, many)
                .mapToObj(i -> http.apply(SOURCE, KEY, "application/json", body(people++)))
                .map(answer -> UUID.fromString(answer.json().get("id").asText()))
                .toList();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from fdforge.routing where application = any (?)", Long.class, (Object)
                                        ids.toArray(UUID[]::new))
                        == many);
        return ids;
    }

    private Answer trial(String method, String user, @Nullable Object body) {
        try {
            return http.send(http.as(user, http.request(ROUTING + "/drafts/" + draft + "/trial"))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(
                                            new ObjectMapper().writeValueAsString(body))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String draft(String note) {
        return draft(note, live());
    }

    private String live() {
        int version = http.get(ROUTING + "/versions", FinMeHttp.AUDITOR)
                .json()
                .at("/items/0/version")
                .asInt();
        return http.get(ROUTING + "/versions/" + version, FinMeHttp.OWNER).body();
    }

    private String draft(String note, String xml) {
        Answer answer = http.post(ROUTING + "/drafts", FinMeHttp.OWNER, Map.of("xml", xml, "note", note));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static String body(int n) {
        return """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Oksana", "lastName": "Bondar", "birthDate": "1985-05-05",
                  "phone": "+38067%07d", "email": "trial%d@example.test"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(6_000_000 + n, n);
    }
}
