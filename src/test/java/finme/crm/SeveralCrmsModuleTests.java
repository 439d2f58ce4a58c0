package finme.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.delivery.States;
import finme.kernel.Ids;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** CRMs as people put them in: checked, sealed, several at once, each with its own fields and its own pace. */
@FinMeTest
class SeveralCrmsModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CODE = "second";

    private final FinMeHttp http;
    private final CrmSync sync;
    private final States states;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    SeveralCrmsModuleTests(
            FinMeHttp http, CrmSync sync, States states, JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.http = http;
        this.sync = sync;
        this.states = states;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Other tests know of one CRM. */
    @AfterEach
    void nothingIsItsBusiness() {
        put("ACTIVE", Map.of());
        await().atMost(PATIENCE).until(() -> states.standing(receiver()).all() == 0);
    }

    @Test
    void showsNoSecretAndNamesEachFault() {
        put("PAUSED", Map.of());
        JsonNode stored =
                http.get("/api/v1/admin/crm/" + CODE, FinMeHttp.AUDITOR).json();
        assertThat(stored.at("/auth/clientSecret").asText()).isEqualTo("***");
        assertThat(jdbc.queryForObject(
                        "select definition::text from fdforge.catalogue where kind = 'crm' and code = ?",
                        String.class,
                        CODE))
                .doesNotContain("sandbox-secret");
        Answer refused = http.put(
                "/api/v1/admin/crm/bad",
                FinMeHttp.ADMIN,
                Map.of(
                        "name", "Bad",
                        "kind", "TRYTON",
                        "url", "http://crm.example.test/odata",
                        "auth", Map.of("kind", "BASIC", "username", "finme"),
                        "batch", 0,
                        "poll", "PT0.1S",
                        "records",
                                Map.of(
                                        "borrower",
                                        Map.of("entity", "Contacts", "key", "Id", "out", "{Name: "),
                                        "partner",
                                        Map.of("key", "Code", "out", "partner.code", "in", "{}"),
                                        "application",
                                        Map.of(
                                                "entity",
                                                "Deals",
                                                "key",
                                                "Id",
                                                "out",
                                                "{}",
                                                "in",
                                                "{`borrower.phone`: record.Phone, `attributes.desk`: record.Desk}"))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .contains(
                        "/url",
                        "/auth/password",
                        "/batch",
                        "/poll",
                        "/records/borrower/out",
                        "/records/partner/entity",
                        "/records/partner/out",
                        "/records/partner/in",
                        "/records/application/in",
                        "/records/application/owners/attributes.desk");
    }

    /** Whose a value is may be said of one that does not come in, or not yet; of a name that nothing has it may not. */
    @Test
    void whoOwnsAValueMayBeSaidBeforeItComesIn() {
        Map<String, Object> owned = Map.of(
                "entity", "Contacts",
                "key", "FinMeId",
                "out", "{FirstName: borrower.firstName, MobilePhone: borrower.phone}",
                "in", "{`borrower.phone`: record.MobilePhone}",
                "owners", Map.of("borrower.phone", "CRM", "borrower.email", "LATEST", "borrower.lastName", "FINME"),
                "else", "CONFLICT");
        Map<String, Object> nothing = Map.of();
        put("PAUSED", Map.of("borrower", owned, "application", nothing, "partner", nothing, "directory", nothing));
        JsonNode records =
                http.get("/api/v1/admin/crm/" + CODE, FinMeHttp.AUDITOR).json().path("records");
        assertThat(records.at("/borrower/owners")).hasSize(3);
        assertThat(records.fieldNames()).toIterable().containsExactly("borrower");
        Map<String, Object> unknown = new LinkedHashMap<>(owned);
        unknown.put("in", "{`borrower.phone`: record.MobilePhone, `borrower.nickname`: record.Name}");
        unknown.put(
                "owners",
                Map.of(
                        "borrower.phnoe", "CRM",
                        "borrower.city", "CRM",
                        "employment.monthlyIncome.value", "CRM",
                        "borrower.address.city", "CRM",
                        "employment.monthlyIncome", "FINME",
                        "attributes.desk", "FINME"));
        Answer refused =
                http.put("/api/v1/admin/crm/" + CODE, FinMeHttp.ADMIN, crm("PAUSED", Map.of("borrower", unknown)));
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .as("a place in the application, not words that occur in it")
                .containsExactlyInAnyOrder(
                        "/records/borrower/in",
                        "/records/borrower/owners/borrower.phnoe",
                        "/records/borrower/owners/borrower.city",
                        "/records/borrower/owners/employment.monthlyIncome.value");
    }

    @Test
    void saysBeforeItIsSwitchedOnWhatDoesNotFit() {
        assertThat(http.post("/api/v1/admin/crm/main/try", FinMeHttp.ADMIN, "")
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
        put(
                "PAUSED",
                Map.of(
                        "borrower",
                        Map.of(
                                "entity",
                                "Contacts",
                                "key",
                                "FinMeId",
                                "changedAt",
                                "City",
                                "out",
                                "{Email: borrower.phone, BirthDate: borrower.lastName, Nowhere: 1}",
                                "in",
                                "{`borrower.email`: record.Email, `borrower.phone`: record.Fax}"),
                        "partner",
                        mapping("Lenders", "Code", "{Name: partner.name}")));
        JsonNode trial = http.post("/api/v1/admin/crm/" + CODE + "/try", FinMeHttp.ADMIN, "")
                .json();
        assertThat(trial.path("ok").asBoolean()).as(trial.toString()).isFalse();
        assertThat(trial.path("records").findValuesAsText("text"))
                .contains(
                        "City is no time: it is Edm.String.",
                        "BirthDate is Edm.Date and does not take such a value.",
                        "Nowhere is not there.",
                        "Fax is not there.",
                        "borrower.email comes back with another value than went out.",
                        "Lenders is not there, or may not be seen.");
    }

    @Test
    void hearsOfPartnersAndDirectoriesInItsOwnFields() {
        put(
                "ACTIVE",
                Map.of(
                        "partner",
                        Map.of(
                                "entity",
                                "Partners",
                                "key",
                                "Code",
                                "out",
                                "{Name: partner.name, State: partner.state}"),
                        "directory",
                        Map.of("entity", "Directories", "key", "Code", "out", "{Entries: count(directory.entries)}")));
        http.putMasterData("partners", "crm-told", partner("ACTIVE"));
        await().atMost(PATIENCE).until(() -> "ACTIVE".equals(there("Partners('crm-told')", "State")));
        http.putMasterData("partners", "crm-told", partner("PAUSED"));
        await().atMost(PATIENCE).until(() -> "PAUSED".equals(there("Partners('crm-told')", "State")));
        Answer made = http.put(
                "/api/v1/admin/directories/crm-colours",
                FinMeHttp.ADMIN,
                Map.of(
                        "code",
                        "crm-colours",
                        "entries",
                        List.of(Map.of("code", "RED", "labels", Map.of("en", "Red"), "order", 1))),
                Map.of("If-None-Match", "*"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> "1".equals(there("Directories('crm-colours')", "Entries")));
    }

    @Test
    void waitsWhileItIsPausedAndIsCaughtUpAfterwards() {
        Map<String, Object> applications =
                Map.of("application", mapping("Applications", "Id", "{Status: application.status}"));
        put("PAUSED", applications);
        UUID application = application();
        transactions.executeWithoutResult(open -> sync.handOver(application));
        await().atMost(PATIENCE).until(() -> waiting("crm:main", application).isEmpty());
        assertThat(waiting(receiver(), application)).hasSize(1);
        JsonNode status = http.get("/api/v1/admin/crm/" + CODE + "/status", FinMeHttp.AUDITOR)
                .json();
        assertThat(status.path("state").asText()).isEqualTo("PAUSED");
        assertThat(status.at("/lag/application").asInt()).isPositive();
        put("ACTIVE", applications);
        await().atMost(PATIENCE).until(() -> waiting(receiver(), application).isEmpty());
    }

    /** A service without JSON batches is told one by one. */
    @Test
    void tellsOneByOneWhereThereAreNoBatches() {
        Map<String, Object> crm =
                crm("ACTIVE", Map.of("application", mapping("Applications", "Id", "{Source: \"one by one\"}")));
        crm.put("batch", 1);
        crm.put("perSecond", 50);
        http.putMasterData("crm", CODE, crm);
        List<UUID> applications = List.of(application(), application(), application());
        transactions.executeWithoutResult(open -> applications.forEach(sync::handOver));
        applications.forEach(each ->
                await().atMost(PATIENCE).until(() -> waiting(receiver(), each).isEmpty()));
    }

    private static Map<String, Object> mapping(String entity, String key, String out) {
        return Map.of("entity", entity, "key", key, "out", out);
    }

    private List<States.Waiting> waiting(String receiver, UUID application) {
        return states.waiting(receiver, 1000).stream()
                .filter(waiting -> waiting.subject().key().equals(application.toString()))
                .toList();
    }

    private String there(String record, String field) {
        Answer answer = http.get("/sandbox/crm/" + record, null);
        return answer.status() == 200 ? answer.json().path(field).asText() : "";
    }

    private static String receiver() {
        return "crm:" + CODE;
    }

    private void put(String state, Map<String, Object> records) {
        http.putMasterData("crm", CODE, crm(state, records));
    }

    private static Map<String, Object> crm(String state, Map<String, Object> records) {
        return new LinkedHashMap<>(Map.of(
                "code",
                CODE,
                "name",
                "Second CRM",
                "state",
                state,
                "kind",
                "ODATA",
                "url",
                "/sandbox/crm",
                "auth",
                Map.of(
                        "kind",
                        "OAUTH2",
                        "tokenUrl",
                        "/sandbox/oauth/token",
                        "clientId",
                        "sandbox",
                        "clientSecret",
                        "sandbox-secret"),
                "records",
                records));
    }

    private Map<String, Object> partner(String state) {
        return Map.of(
                "code",
                "crm-told",
                "name",
                "Told to the CRM",
                "state",
                state,
                "request",
                Map.of("url", http.url("/sandbox/partners/decline"), "body", "{ref: dispatch.reference}"),
                "answer",
                "{outcome: \"DECLINED\"}");
    }

    private UUID application() {
        UUID id = Ids.next();
        jdbc.update("""
                insert into fdforge.application (id, reference, borrower_id, source, status, test, returning_borrower,
                  product, amount, currency, term_months, document)
                values (?, ?, ?, 'crm-tests', 'UNPLACED', false, false, 'PERSONAL_LOAN', 6000, 'EUR', 36, '')""", id, "FM-" + id, Ids.next());
        return id;
    }
}
