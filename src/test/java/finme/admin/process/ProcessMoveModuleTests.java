package finme.admin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.audit.Audit;
import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A changed model is deployed while applications are under way in the one before: some follow it, others can't, and all come back. */
@FinMeTest
class ProcessMoveModuleTests {
    private static final String PLACE = "/api/v1/admin/processes/loan-application";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final LoanDesk loans;
    private final StaffPages pages;
    private final CasesAtHand cases;

    ProcessMoveModuleTests(
            FinMeHttp http, JdbcTemplate jdbc, Audit audit, LoanDesk loans, WebApplicationContext context) {
        this.http = http;
        this.jdbc = jdbc;
        this.audit = audit;
        this.loans = loans;
        this.pages = new StaffPages(context);
        this.cases = new CasesAtHand(http);
    }

    @Test
    void thoseThatFindTheirStepFollowTheNewVersionAndComeBack() throws IOException {
        cases.prepare("pending-then-accept?after=PT5M");
        String waiting = cases.arrive("WITH_PARTNERS").path("id").asText();
        cases.prepare("accept");
        String choosing = cases.arrive("OFFERED").path("id").asText();
        int before = version(waiting);
        String shipped = model();
        try {
            deploy(shipped.replace("UserTask_ChooseOffer", "UserTask_PickOffer").replace("P14D", "P15D"));
            int after = newest();
            assertThat(after).isGreaterThan(before);
            JsonNode preview = http.get(PLACE + "/preview?from=" + before + "&to=" + after, FinMeHttp.AUDITOR)
                    .json();
            assertThat(group(preview, "Wait for partners' answer").path("reasons"))
                    .isEmpty();
            assertThat(group(preview, "Choose offer").path("reasons").toString())
                    .contains("\\\"Choose offer\\\" has no counterpart in version " + after);
            assertThat(version(waiting)).isEqualTo(before);
            assertThat(pages.open("/admin/processes/loan-application?from=" + before + "&to=" + after))
                    .contains("would move", "has no counterpart in version " + after);

            assertThat(start(FinMeHttp.OPERATOR, before, after).status()).isEqualTo(403);
            String move = moved(start(FinMeHttp.OWNER, before, after));
            assertThat(version(waiting)).isEqualTo(after);
            assertThat(version(choosing)).isEqualTo(before);
            assertClean(waiting, choosing);

            cases.prepare("accept");
            http.post(
                    "/api/v1/admin/applications/" + waiting + "/route-again",
                    FinMeHttp.OPERATOR,
                    Map.of("reason", "RULES_CHANGED"));
            await().atMost(PATIENCE).until(() -> status(waiting).equals("OFFERED"));
            JsonNode back = http.post(PLACE + "/moves/" + move + "/back", FinMeHttp.OWNER, Map.of())
                    .json();
            assertThat(back.path("code").asText()).isIn("nothing_to_move", "");
            if (back.path("code").isMissingNode()) {
                await().atMost(PATIENCE)
                        .until(() -> !state(back.path("id").asText()).equals("RUNNING"));
            }
            assertThat(version(waiting)).isEqualTo(after);
            assertClean(waiting, choosing);
            loans.withdraw(UUID.fromString(waiting), "admin:test");
            loans.withdraw(UUID.fromString(choosing), "admin:test");
        } finally {
            deploy(shipped);
            cases.leave();
        }
    }

    @Test
    void whatWasMovedComesBack() throws IOException {
        cases.prepare("pending-then-accept?after=PT5M");
        String waiting = cases.arrive("WITH_PARTNERS").path("id").asText();
        int before = version(waiting);
        String shipped = model();
        try {
            deploy(shipped.replace("P14D", "P16D"));
            int after = newest();
            String move = moved(start(FinMeHttp.ADMIN, before, after));
            assertThat(version(waiting)).isEqualTo(after);
            String back = moved(http.post(PLACE + "/moves/" + move + "/back", FinMeHttp.OWNER, Map.of()));
            assertThat(version(waiting)).isEqualTo(before);
            assertThat(http.get(PLACE + "/moves/" + back, FinMeHttp.AUDITOR)
                            .json()
                            .path("backOf")
                            .asText())
                    .isEqualTo(move);
            assertClean(waiting);
            assertThat(jdbc.queryForList(
                            "select action from fdforge.ledger where kind = 'process' and code = 'loan-application'"
                                    + " order by position desc limit 2",
                            String.class))
                    .containsExactly("instances_moved_back", "instances_moved");
            assertThat(http.post(PLACE + "/moves/" + move + "/back", FinMeHttp.OWNER, Map.of())
                            .json()
                            .path("code")
                            .asText())
                    .isEqualTo("nothing_to_move");
            loans.withdraw(UUID.fromString(waiting), "admin:test");
            assertThat(status(waiting)).isEqualTo("WITHDRAWN");
        } finally {
            deploy(shipped);
            cases.leave();
        }
    }

    @Test
    void whatMakesNoSenseIsToldSo() {
        assertThat(http.get(PLACE + "/preview?from=1&to=4711", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
        assertThat(http.get(PLACE + "/preview?from=0&to=-1", FinMeHttp.AUDITOR).status())
                .isEqualTo(404);
        int newest = newest();
        assertThat(http.get(PLACE + "/preview?from=1&to=x", FinMeHttp.AUDITOR).status())
                .isEqualTo(400);
        assertThat(http.post(PLACE + "/moves", FinMeHttp.OWNER, Map.of("from", newest))
                        .body())
                .contains("/to");
        assertThat(http.get(PLACE + "/moves/" + UUID.randomUUID(), FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
    }

    private Answer start(String user, int from, int to) {
        return http.post(PLACE + "/moves", user, Map.of("from", from, "to", to));
    }

    /** @return id of the move, once it is over */
    private String moved(Answer begun) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String id = begun.json().path("id").asText();
        await().atMost(PATIENCE).until(() -> state(id).equals("DONE"));
        return id;
    }

    private String state(String move) {
        return http.get(PLACE + "/moves/" + move, FinMeHttp.AUDITOR)
                .json()
                .path("state")
                .asText();
    }

    private static JsonNode group(JsonNode preview, String step) {
        for (JsonNode group : preview.path("groups")) {
            if (group.path("at").toString().contains(step)) {
                return group;
            }
        }
        throw new AssertionError("nobody stands at " + step + ": " + preview);
    }

    private int version(String application) {
        return jdbc.queryForObject(
                "select p.version_ from engine.act_ru_execution e join engine.act_re_procdef p on p.id_ = e.proc_def_id_"
                        + " where e.business_key_ = ? and e.parent_id_ is null",
                Integer.class,
                application);
    }

    private int newest() {
        return jdbc.queryForObject(
                "select max(version_) from engine.act_re_procdef where key_ = 'loan-application'", Integer.class);
    }

    private String status(String application) {
        return loans.find(UUID.fromString(application)).orElseThrow().status().name();
    }

    private void assertClean(String... applications) {
        for (String application : applications) {
            assertThat(audit.of(UUID.fromString(application)).findings()).isEmpty();
        }
    }

    private static String model() throws IOException {
        try (InputStream model = ProcessMoveModuleTests.class.getResourceAsStream("/processes/loan-application.bpmn")) {
            return new String(Objects.requireNonNull(model).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As Camunda Modeler does it. */
    private void deploy(String model) {
        String boundary = "finme" + UUID.randomUUID();
        String body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nmoves\r\n--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"loan-application.bpmn\"\r\n\r\n"
                        + model + "\r\n--" + boundary + "--\r\n";
        Answer answer = http.send(http.as(FinMeHttp.OWNER, http.request("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
