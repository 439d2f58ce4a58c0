package finme.admin.lost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.audit.Audit;
import finme.dispatch.DispatchLog;
import finme.dispatch.OfferDesk;
import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** An application whose process was removed is shown, and goes on or ends when an operator says so, as if it never was. */
@FinMeTest
class LostProcessModuleTests {
    private static final String LIST = "/api/v1/admin/lost-processes";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Object> LENIENT = Map.of(
            "name",
            "Lenient",
            "key",
            "key-of-lost-lenient",
            "format",
            "JSON",
            "mapping",
            "payload",
            "onMissing",
            "COMPLETE");
    private static final String HALF = """
            {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"},
             "borrower": {"firstName": "Zdenka", "lastName": "Halfova", "birthDate": "1988-02-11",
               "email": "zdenka.half@example.test"},
             "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}""";
    private static final Map<String, String> WHY = Map.of("reason", "INSTANCE_REMOVED");

    private final FinMeHttp http;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final OfferDesk offers;
    private final DispatchLog dispatches;
    private final LoanDesk loans;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final StaffPages pages;
    private final CasesAtHand cases;

    LostProcessModuleTests(
            FinMeHttp http,
            RuntimeService runtime,
            ManagementService management,
            OfferDesk offers,
            DispatchLog dispatches,
            LoanDesk loans,
            JdbcTemplate jdbc,
            Audit audit,
            WebApplicationContext context) {
        this.audit = audit;
        this.pages = new StaffPages(context);
        this.http = http;
        this.runtime = runtime;
        this.management = management;
        this.offers = offers;
        this.dispatches = dispatches;
        this.loans = loans;
        this.jdbc = jdbc;
        this.cases = new CasesAtHand(http);
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void oneWithAnOfferIsChosenAfterItsProcessWasStartedAgain() {
        cases.prepare("accept");
        String id = lost("OFFERED");
        assertThat(listed(id).path("step").asText()).isEqualTo("Choose offer");
        assertThat(page(id)).contains("It has lost its process", "Choose offer");
        assertThat(http.get("/api/v1/admin/applications/" + id + "/timeline", FinMeHttp.AUDITOR)
                        .body())
                .doesNotContain("process_restarted");
        assertThat(act(id, "restart", FinMeHttp.OPERATOR).status()).isEqualTo(204);
        assertThat(standsAt(id)).containsExactly("UserTask_ChooseOffer");
        assertThat(listed(id)).isNull();
        assertThat(http.get("/api/v1/admin/applications/" + id + "/timeline", FinMeHttp.AUDITOR)
                        .body())
                .contains("process_restarted", "instance_removed");
        assertThat(act(id, "restart", FinMeHttp.OPERATOR).json().path("code").asText())
                .isEqualTo("not_lost");
        withdraw(id);
    }

    /** The partner's answer comes while there is nobody to hear it. */
    @Test
    void oneWithPartnersHearsWhatTheySaidMeanwhile() {
        cases.prepare("pending-then-accept");
        String id = lost("WITH_PARTNERS");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from fdforge.offer where application = ?::uuid", Integer.class, id)
                        > 0);
        assertThat(status(id)).isEqualTo("WITH_PARTNERS");
        assertThat(act(id, "restart", FinMeHttp.ADMIN).status()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("OFFERED");
        assertThat(standsAt(id)).containsExactly("UserTask_ChooseOffer");
        assertThat(audit.of(UUID.fromString(id)).findings()).isEmpty();
        withdraw(id);
    }

    /** Before anybody outside knew of it, it is looked at anew and goes its way. */
    @Test
    void oneThatWasJustReceivedGoesItsWay() {
        cases.prepare("accept");
        String id = received();
        assertThat(listed(id).path("step").asText()).isEqualTo("Screen application");
        assertThat(act(id, "restart", FinMeHttp.OPERATOR).status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> status(id).equals("OFFERED"));
        assertThat(standsAt(id)).containsExactly("UserTask_ChooseOffer");
        withdraw(id);
    }

    @Test
    void oneThatLacksSomethingWaitsForItAgain() {
        cases.prepare("accept");
        http.putMasterData("sources", "lost-lenient", LENIENT);
        Answer answer = http.apply("lost-lenient", "key-of-lost-lenient", "application/json", HALF);
        assertThat(answer.json().path("status").asText()).as(answer.body()).isEqualTo("INCOMPLETE");
        String id = answer.json().path("id").asText();
        await().atMost(PATIENCE).until(() -> standsAt(id).contains("UserTask_CompleteApplication"));
        removed(id);
        assertThat(listed(id).path("step").asText()).isEqualTo("Complete application");
        assertThat(act(id, "restart", FinMeHttp.OPERATOR).status()).isEqualTo(204);
        assertThat(standsAt(id)).containsExactly("UserTask_CompleteApplication");
        assertThat(listed(id)).isNull();
        assertThat(audit.of(UUID.fromString(id)).findings()).isEmpty();
        withdraw(id);
    }

    /** Twice lost on its way to the money, and each time what the lender says next is heard. */
    @Test
    void oneWithAContractHearsItsLenderToTheEnd() {
        cases.prepare("accept");
        String id = cases.arrive("OFFERED").path("id").asText();
        UUID application = UUID.fromString(id);
        offers.accept(application, dispatches.offers(application).get(0).id(), "cabinet");
        assertThat(status(id)).isEqualTo("ACCEPTED");
        restarted(id, "Wait for signed contract", "ReceiveTask_ContractSigned");
        says(id, "SIGNED");
        restarted(id, "Wait for money paid out", "ReceiveTask_LoanFunded");
        says(id, "FUNDED");
        assertThat(audit.of(application).findings()).isEmpty();
    }

    private void restarted(String id, String step, String element) {
        await().atMost(PATIENCE).until(() -> standsAt(id).contains(element));
        removed(id);
        assertThat(listed(id).path("step").asText()).isEqualTo(step);
        assertThat(act(id, "restart", FinMeHttp.OPERATOR).status()).isEqualTo(204);
        assertThat(standsAt(id)).containsExactly(element);
    }

    @Test
    void oneThatIsGivenUpIsWithdrawnAndItsPartnersHearOfIt() {
        cases.prepare("accept");
        String id = lost("OFFERED");
        assertThat(act(id, "end", FinMeHttp.OPERATOR).status()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("WITHDRAWN");
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.dispatch where application = ?::uuid and state <> 'CLOSED'",
                        Integer.class,
                        id))
                .isZero();
        assertThat(audit.of(UUID.fromString(id)).findings()).isEmpty();
        assertThat(act(id, "end", FinMeHttp.OPERATOR).status()).isEqualTo(409);
    }

    @Test
    void nobodyElseMayAndAReasonIsNeeded() {
        cases.prepare("accept");
        String id = lost("OFFERED");
        assertThat(act(id, "restart", FinMeHttp.AUDITOR).status()).isEqualTo(403);
        Answer nothing = http.post(
                "/api/v1/admin/applications/" + id + "/process/restart", FinMeHttp.OPERATOR, Map.of("reason", "so"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("/reason", "BACKUP_RESTORED");
        assertThat(http.post(
                                "/api/v1/admin/applications/" + UUID.randomUUID() + "/process/end",
                                FinMeHttp.OPERATOR,
                                WHY)
                        .status())
                .isEqualTo(404);
        withdraw(id);
    }

    /** New instances don't set out meanwhile. */
    private String received() {
        management.suspendJobDefinitionByProcessDefinitionKey("loan-application", true);
        try {
            return lost("RECEIVED");
        } finally {
            management.activateJobDefinitionByProcessDefinitionKey("loan-application", true);
        }
    }

    private void says(String id, String outcome) {
        JsonNode lender = http.get("/api/v1/admin/partners/" + CasesAtHand.LENDER, FinMeHttp.ADMIN)
                .json();
        ((ObjectNode) lender.path("callback"))
                .put("mapping", "{dispatch: body.ref, event: body.event, outcome: body.event}");
        http.putMasterData("partners", CasesAtHand.LENDER, lender);
        String reference = jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ?::uuid", String.class, id);
        Answer told = http.post(
                "/api/v1/partners/" + CasesAtHand.LENDER + "/callbacks",
                null,
                Map.of("ref", String.valueOf(reference), "event", outcome));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> status(id).equals(outcome));
    }

    private String lost(String status) {
        return removed(cases.arrive(status).path("id").asText());
    }

    private String removed(String id) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "planted"));
        return id;
    }

    private Answer act(String id, String what, String user) {
        return http.post("/api/v1/admin/applications/" + id + "/process/" + what, user, WHY);
    }

    private JsonNode listed(String id) {
        for (JsonNode each : http.get(LIST, FinMeHttp.AUDITOR).json().path("items")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        return null;
    }

    private String page(String id) {
        return pages.open("/admin/applications/" + id);
    }

    private List<String> standsAt(String id) {
        return jdbc.queryForList(
                "select e.act_id_ from engine.act_ru_execution r join engine.act_ru_execution e on e.proc_inst_id_ = r.id_"
                        + " where r.business_key_ = ? and e.is_active_ and e.act_id_ is not null",
                String.class,
                id);
    }

    private String status(String id) {
        return loans.find(UUID.fromString(id)).orElseThrow().status().name();
    }

    private void withdraw(String id) {
        loans.withdraw(UUID.fromString(id), "admin:test");
    }
}
