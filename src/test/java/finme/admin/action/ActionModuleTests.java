package finme.admin.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.audit.Audit;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What operators do about an application by hand: each follows through, is in the ledger, and leaves nothing out of step. */
@FinMeTest
class ActionModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final StaffPages pages;
    private final CasesAtHand cases;

    ActionModuleTests(FinMeHttp http, JdbcTemplate jdbc, Audit audit, WebApplicationContext context) {
        this.http = http;
        this.jdbc = jdbc;
        this.audit = audit;
        this.pages = new StaffPages(context);
        this.cases = new CasesAtHand(http);
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void whatNobodyTookIsRoutedAgainWithAProcessOfItsOwn() {
        cases.prepare("decline");
        String id = arrive("UNPLACED");
        await().atMost(PATIENCE).until(() -> instances(id) == 0);
        cases.prepare("accept");
        assertThat(act(id, "route-again", "RULES_CHANGED").status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> status(id).equals("OFFERED"));
        assertThat(instances(id)).isEqualTo(1);
        assertThat(rounds(id)).isEqualTo(2);
        assertThat(details(id, "reopened"))
                .containsEntry("reason", "RULES_CHANGED")
                .containsEntry("role", "OPERATOR")
                .containsEntry("from", "UNPLACED");
        assertClean(id);
        end(id);
    }

    /** The instance of the first round still stands there: it is this one that goes back. */
    @Test
    void whatNobodyTookIsRoutedAgainWhileTheCrmHasYetToHearOfIt() {
        cases.prepare("decline");
        http.put("/sandbox/crm/outage", null, Map.of("away", true));
        try {
            String id = arrive("UNPLACED");
            assertThat(instances(id)).isEqualTo(1);
            cases.prepare("accept");
            assertThat(act(id, "route-again", "BORROWER_ASKED").status()).isEqualTo(204);
            await().atMost(PATIENCE).until(() -> status(id).equals("OFFERED"));
            assertThat(instances(id)).isEqualTo(1);
            http.put("/sandbox/crm/outage", null, Map.of("away", false));
            end(id);
            await().atMost(PATIENCE).until(() -> instances(id) == 0);
            assertClean(id);
        } finally {
            http.put("/sandbox/crm/outage", null, Map.of("away", false));
        }
    }

    @Test
    void itMayBeTakenByNobodyTwice() {
        cases.prepare("decline");
        String id = arrive("UNPLACED");
        assertThat(act(id, "route-again", "BORROWER_ASKED").status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> status(id).equals("UNPLACED") && instances(id) == 0);
        assertThat(rounds(id)).isEqualTo(2);
        assertClean(id);
    }

    @Test
    void whatIsWithPartnersIsTakenBackAndRoutedAgain() {
        cases.prepare("pending-then-accept?after=PT5M");
        String id = arrive("WITH_PARTNERS");
        await().atMost(PATIENCE).until(() -> outcomes(id).contains("PENDING"));
        cases.prepare("accept");
        assertThat(act(id, "route-again", "RULES_CHANGED").status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> status(id).equals("OFFERED"));
        assertThat(outcomes(id)).isEqualTo("RECALLED,OFFERED");
        assertThat(details(id, "routed_again")).containsEntry("reason", "RULES_CHANGED");
        assertClean(id);
        Answer late = act(id, "route-again", "RULES_CHANGED");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("code").asText()).isEqualTo("too_late");
        end(id);
        assertThat(act(id, "route-again", "RULES_CHANGED").status()).isEqualTo(409);
    }

    @Test
    void anOfferIsAcceptedForTheBorrower() {
        cases.prepare("accept");
        String id = arrive("OFFERED");
        String offer = detail(id).path("offers").get(0).path("id").asText();
        assertThat(pages.open("/admin/applications/" + id)).contains("Choose for the borrower", "Delta Bank, 90,000");
        assertThat(act(id, "offers/" + UUID.randomUUID() + "/accept", "BORROWER_ON_PHONE")
                        .status())
                .isEqualTo(404);
        assertThat(act(id, "offers/" + offer + "/accept", "BORROWER_ON_PHONE").status())
                .isEqualTo(204);
        assertThat(status(id)).isEqualTo("ACCEPTED");
        assertThat(details(id, "accepted_for_borrower")).containsEntry("reason", "BORROWER_ON_PHONE");
        assertThat(act(id, "offers/decline", "BORROWER_ON_PHONE").status()).isEqualTo(409);
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.ledger where subject = ?::uuid and action = 'declined_for_borrower'",
                        Integer.class,
                        id))
                .isZero();
        end(id);
    }

    @Test
    void offersAreTurnedDownForTheBorrowerAndOthersMayBeAskedThen() {
        cases.prepare("accept");
        String id = arrive("OFFERED");
        assertThat(act(id, "offers/decline", "BORROWER_IN_WRITING").status()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("UNPLACED");
        assertThat(act(id, "end", "BORROWER_ASKED").status()).isEqualTo(409);
        assertThat(act(id, "route-again", "BORROWER_ASKED").status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> status(id).equals("OFFERED"));
        assertClean(id);
        end(id);
    }

    @Test
    void aNoteIsReadByThoseWhoWorkAndLiesSealed() {
        cases.prepare("accept");
        String id = arrive("OFFERED");
        String place = "/api/v1/admin/applications/" + id + "/notes";
        Answer written = http.post(place, FinMeHttp.OPERATOR, Map.of("text", "Zdenka calls back on Monday"));
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        assertThat(http.get(place, FinMeHttp.OPERATOR).body()).contains("Zdenka calls back", "\"actor\":\"operator\"");
        assertThat(http.get(place, FinMeHttp.AUDITOR).status()).isEqualTo(403);
        byte[] stored = jdbc.queryForObject(
                "select text from fdforge.application_note where application = ?::uuid", byte[].class, id);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Zdenka");
        String timeline = http.get("/api/v1/admin/applications/" + id + "/timeline", FinMeHttp.AUDITOR)
                .body();
        assertThat(timeline).contains("note_written").doesNotContain("calls back");
        assertThat(pages.open("/admin/applications/" + id)).contains("Zdenka calls back on Monday", "Note written");
        assertThat(http.post(place, FinMeHttp.OPERATOR, Map.of("text", " ")).status())
                .isEqualTo(422);
        assertThat(http.post(place, FinMeHttp.OPERATOR, Map.of("text", "x".repeat(2_001)))
                        .status())
                .isEqualTo(422);
        end(id);
    }

    @Test
    void aReasonIsNeededAndOnlySomeMay() {
        cases.prepare("accept");
        String id = arrive("OFFERED");
        assertThat(act(id, "end", "BECAUSE").body()).contains("/reason", "ENTERED_TWICE");
        assertThat(act(id, "end", "BECAUSE").status()).isEqualTo(422);
        assertThat(http.post(
                                "/api/v1/admin/applications/" + id + "/end",
                                FinMeHttp.AUDITOR,
                                Map.of("reason", "NOT_GENUINE"))
                        .status())
                .isEqualTo(403);
        assertThat(act(UUID.randomUUID().toString(), "route-again", "RULES_CHANGED")
                        .status())
                .isEqualTo(404);
        assertThat(act(UUID.randomUUID().toString(), "end", "NOT_GENUINE").status())
                .isEqualTo(404);
        end(id);
        assertThat(details(id, "ended_by_hand")).containsEntry("reason", "NOT_GENUINE");
    }

    private void end(String id) {
        Answer ended = act(id, "end", "NOT_GENUINE");
        assertThat(ended.status()).as(ended.body()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("WITHDRAWN");
    }

    private String arrive(String status) {
        return cases.arrive(status).path("id").asText();
    }

    /** The CRM may confirm at this very moment and end the process: whoever is told to come again does. */
    private Answer act(String id, String what, String reason) {
        String path = "/api/v1/admin/applications/" + id + '/' + what;
        return await().atMost(PATIENCE)
                .until(
                        () -> http.post(path, FinMeHttp.OPERATOR, Map.of("reason", reason)),
                        answer -> answer.status() != 503);
    }

    private JsonNode detail(String id) {
        return http.get("/api/v1/admin/applications/" + id, FinMeHttp.AUDITOR).json();
    }

    private String status(String id) {
        return detail(id).path("status").asText();
    }

    private int instances(String id) {
        return jdbc.queryForObject(
                "select count(*) from engine.act_ru_execution where business_key_ = ? and parent_id_ is null",
                Integer.class,
                id);
    }

    private int rounds(String id) {
        return jdbc.queryForObject(
                "select max(round) from fdforge.routing where application = ?::uuid", Integer.class, id);
    }

    private String outcomes(String id) {
        return String.join(
                ",",
                jdbc.queryForList(
                        "select outcome from fdforge.dispatch where application = ?::uuid and outcome is not null order by round",
                        String.class,
                        id));
    }

    private Map<String, Object> details(String id, String action) {
        return jdbc.queryForMap(
                "select details ->> 'reason' as reason, details ->> 'role' as role, details ->> 'from' as from"
                        + " from fdforge.ledger where subject = ?::uuid and action = ?",
                id,
                action);
    }

    private void assertClean(String id) {
        assertThat(audit.of(UUID.fromString(id)).findings()).isEmpty();
    }
}
