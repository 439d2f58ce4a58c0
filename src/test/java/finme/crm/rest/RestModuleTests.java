package finme.crm.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.borrower.Borrowers;
import finme.borrower.Persons;
import finme.crm.CrmConflicts;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A CRM with an API of its own, told of by its calls alone. */
@FinMeTest
class RestModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CODE = "rest-tests";

    private final FinMeHttp http;
    private final Borrowers borrowers;
    private final Persons persons;
    private final CrmConflicts conflicts;
    private final States states;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final SmallCrm crm;
    private final StaffPages pages;

    RestModuleTests(
            FinMeHttp http,
            Borrowers borrowers,
            Persons persons,
            CrmConflicts conflicts,
            States states,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager,
            WebApplicationContext context)
            throws IOException {
        this.pages = new StaffPages(context);
        this.http = http;
        this.borrowers = borrowers;
        this.persons = persons;
        this.conflicts = conflicts;
        this.states = states;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        this.crm = new SmallCrm();
    }

    @BeforeEach
    void connect() {
        http.putMasterData(
                "sources",
                CODE,
                Map.of("code", CODE, "name", "Rest", "key", "rest-key", "format", "JSON", "mapping", "payload"));
        put(Map.of("borrower", contacts(), "partner", companies()));
    }

    @AfterEach
    void disconnect() {
        put(Map.of());
        jdbc.update("delete from fdforge.crm_unlinked where crm = ?", CODE);
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
        crm.close();
    }

    @Test
    void aBorrowerArrivesAndWhatIsChangedThereComesBack() {
        crm.throttled.set(2);
        String phone = phone();
        UUID borrower = borrower(phone);
        await().atMost(PATIENCE).until(() -> phone.equals(there(borrower, "phoneNumber")));
        settled();
        String id = there(borrower, "id");
        int version = Integer.parseInt(there(borrower, "versionNumber"));
        say(borrower, "borrower.address.city", "Olomouc");
        await().atMost(PATIENCE).until(() -> "Olomouc".equals(there(borrower, "addressCity")));
        assertThat(there(borrower, "id")).as("changed, not made again").isEqualTo(id);
        String fresh = phone();
        crm.change(borrower.toString(), "phoneNumber", fresh);
        await().atMost(PATIENCE).until(() -> here(borrower).equals(fresh + " crm:" + CODE));
        settled();
        assertThat(Integer.parseInt(there(borrower, "versionNumber")))
                .as("nothing is echoed")
                .isEqualTo(version + 2);
    }

    /** Whoever has overwritten a field of ours there is put right, and what was said is there to be looked at. */
    @Test
    void oneRecordIsToldAgainWhenSomebodyWantsIt() {
        String phone = phone();
        UUID borrower = borrower(phone);
        await().atMost(PATIENCE).until(() -> phone.equals(there(borrower, "phoneNumber")));
        settled();
        crm.change(borrower.toString(), "lastName", "Scribble");
        String records = "/api/v1/admin/crm/" + CODE + "/records/borrower/";
        String shouted = borrower.toString().toUpperCase(Locale.ROOT);
        assertThat(http.post(records + shouted + "/tell", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(202);
        assertThat(states.known("crm:" + CODE, Set.of(new Subject("borrower", shouted))))
                .as("under its own key alone")
                .isEmpty();
        await().atMost(PATIENCE).until(() -> "Dvorak".equals(there(borrower, "lastName")));
        assertThat(http.post(records + borrower + "/tell", FinMeHttp.AUDITOR, "")
                        .status())
                .isEqualTo(403);
        assertThat(http.post(records + UUID.randomUUID() + "/tell", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(404);
        assertThat(http.post("/api/v1/admin/crm/" + CODE + "/records/directory/purposes/tell", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(409);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get(
                                        "/api/v1/admin/crm/" + CODE + "/exchanges?record=borrower&key=" + borrower,
                                        FinMeHttp.AUDITOR)
                                .json()
                                .path("items"))
                        .anySatisfy(it -> {
                            assertThat(it.path("out").asBoolean()).isTrue();
                            assertThat(it.path("answer").asText()).isEqualTo("taken");
                            assertThat(it.at("/fields/phoneNumber").asText()).isEqualTo("***");
                        }));
        assertThat(jdbc.queryForList(
                        "select fields from fdforge.crm_exchange where key = ?", String.class, borrower.toString()))
                .isNotEmpty()
                .noneMatch(fields -> fields.contains(phone.substring(9)) || fields.contains("Dvorak"));
    }

    @Test
    void whatBothChangedIsForAPerson() {
        String phone = phone();
        UUID borrower = borrower(phone);
        await().atMost(PATIENCE).until(() -> phone.equals(there(borrower, "phoneNumber")));
        settled();
        state("PAUSED");
        String theirs = phone();
        crm.change(borrower.toString(), "phoneNumber", theirs);
        say(borrower, "borrower.phone", phone());
        state("ACTIVE");
        await().atMost(PATIENCE)
                .until(() -> conflicts.list(CODE, CrmConflicts.State.OPEN, null, 50).stream()
                        .anyMatch(it -> it.borrower().equals(borrower)));
        assertThat(there(borrower, "phoneNumber")).as("not overwritten").isEqualTo(theirs);
    }

    @Test
    void whatWasMadeThereIsForAPersonUntilItIsLinkedOrLeft() {
        String unnamed = crm.make(null);
        String foreign = crm.make(UUID.randomUUID().toString());
        String typed = crm.make("Eva Handmade");
        await().atMost(PATIENCE).until(() -> unlinked().keySet().containsAll(Set.of(unnamed, foreign, typed)));
        JsonNode first = unlinked().get(unnamed);
        assertThat(first.path("record").asText()).isEqualTo("borrower");
        assertThat(first.path("changedAt").asText()).isNotEmpty();
        assertThat(unlinked().toString()).doesNotContain("Handmade");
        assertThat(http.get("/api/v1/admin/work?kind=CRM_UNLINKED", FinMeHttp.OPERATOR)
                        .body())
                .contains("has a borrower that FinMe doesn't know.");
        assertThat(pages.open("/admin/crm/" + CODE + "/conflicts"))
                .contains(unnamed)
                .contains("Leave it");
        String path = "/api/v1/admin/crm/" + CODE + "/unlinked/";
        String leave = path + first.path("id").asText() + "/leave";
        assertThat(http.post(leave, FinMeHttp.AUDITOR, "").status()).isEqualTo(403);
        assertThat(http.post(leave, FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        assertThat(http.post(leave, FinMeHttp.OPERATOR, "").status()).isEqualTo(409);
        String phone = phone();
        UUID borrower = borrower(phone);
        crm.link(foreign, borrower.toString());
        await().atMost(PATIENCE).until(() -> !unlinked().containsKey(foreign));
        crm.link(unnamed, "typed again");
        crm.link(typed, "typed again");
        String last = crm.make(null);
        await().atMost(PATIENCE).until(() -> unlinked().containsKey(last));
        assertThat(unlinked()).doesNotContainKey(unnamed).hasSize(2);
        crm.link(foreign, "typed again");
        await().atMost(PATIENCE).until(() -> unlinked().containsKey(foreign));
        String upTo = unlinked().get(last).path("id").asText();
        assertThat(http.post(path + "leave?upTo=" + upTo, FinMeHttp.OPERATOR, "")
                        .json()
                        .path("left")
                        .asInt())
                .as("what was seen")
                .isEqualTo(2);
        assertThat(unlinked()).as("found since").containsOnlyKeys(foreign);
        assertThat(pages.open("/admin/crm/" + CODE + "/conflicts"))
                .contains(unlinked().get(foreign).path("id").asText());
        assertThat(http.post(path + "leave", FinMeHttp.OPERATOR, "")
                        .json()
                        .path("left")
                        .asInt())
                .isEqualTo(1);
        assertThat(unlinked()).isEmpty();
    }

    @Test
    void everyRecordThereIsLookedAtHoweverManyAreOfOneTime() {
        quiet();
        Instant at = Instant.parse("2026-03-02T10:00:00Z");
        Set<String> all = new HashSet<>(crm.load(150, at));
        all.addAll(crm.load(300, at.plusMillis(1)));
        all.addAll(crm.load(30, at.plusMillis(2)));
        assertThat(compared())
                .containsEntry("state", "DONE")
                .containsEntry("failed", 0L)
                .containsEntry("unlinked", 480L);
        assertThat(noted()).containsAll(all);
    }

    @Test
    void aRecordThatBreaksItsPageIsTheOnlyOneLeftOut() {
        quiet();
        List<String> all = crm.load(30, Instant.parse("2026-03-02T10:00:00Z"));
        crm.broken = all.get(5);
        assertThat(compared()).containsEntry("state", "DONE").containsEntry("failed", 1L);
        assertThat(noted())
                .containsAll(all.stream().filter(id -> !id.equals(crm.broken)).toList());
    }

    @Test
    void aServiceWithoutListsDoesNotKeepItForEver() {
        quiet();
        crm.listless = true;
        Map<String, Object> run = compared();
        assertThat(run).containsEntry("state", "DONE");
        assertThat((Long) run.get("failed")).isPositive();
    }

    /** Nothing but the comparison asks for lists. */
    private void quiet() {
        Map<String, Object> unpolled = crm(Map.of("borrower", contacts()));
        unpolled.remove("poll");
        http.putMasterData("crm", CODE, unpolled);
        jdbc.update("delete from fdforge.crm_unlinked where crm = ?", CODE);
    }

    /** The second half only: what is theirs. */
    private Map<String, Object> compared() {
        UUID run = UUID.randomUUID();
        jdbc.update(
                "insert into fdforge.crm_reconciliation (id, crm, total, place) values (?, ?, 0, ?)",
                run,
                CODE,
                "T:borrower 1970-01-01T00:00:00Z 0");
        await().atMost(Duration.ofSeconds(60)).until(() -> !"RUNNING".equals(run(run).get("state")));
        return run(run);
    }

    private Map<String, Object> run(UUID run) {
        return jdbc.queryForMap("select state, failed, unlinked from fdforge.crm_reconciliation where id = ?", run);
    }

    private List<String> noted() {
        return jdbc.queryForList(
                "select their_id from fdforge.crm_unlinked where crm = ? and state = 'OPEN'", String.class, CODE);
    }

    private Map<String, JsonNode> unlinked() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        http.get("/api/v1/admin/crm/" + CODE + "/unlinked", FinMeHttp.AUDITOR)
                .json()
                .path("items")
                .forEach(item -> all.put(item.path("theirId").asText(), item));
        return all;
    }

    @Test
    void takesManyInOneCallWhereTheServiceDoes() {
        put(Map.of("partner", companies()));
        http.putMasterData(
                "partners",
                "rest-told",
                Map.of(
                        "code",
                        "rest-told",
                        "name",
                        "Told by REST",
                        "state",
                        "PAUSED",
                        "request",
                        Map.of("url", http.url("/sandbox/partners/decline"), "body", "{ref: dispatch.reference}"),
                        "answer",
                        "{outcome: \"DECLINED\"}"));
        await().atMost(PATIENCE).until(() -> {
            JsonNode company = crm.find("rest-told");
            return company != null && company.path("name").asText().equals("Told by REST");
        });
    }

    @Test
    void namesEachCallThatIsMissingOrCannotBeMade() {
        Map<String, Object> borrower = new LinkedHashMap<>(contacts());
        borrower.remove("create");
        borrower.remove("read");
        borrower.remove("changed");
        borrower.put("update", Map.of("method", "FETCH", "path", "key", "body", "{a: "));
        Map<String, Object> bad = crm(Map.of("borrower", borrower));
        bad.put("code", "bad-rest");
        Answer refused = http.put("/api/v1/admin/crm/bad-rest", FinMeHttp.ADMIN, bad);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .contains(
                        "/records/borrower/upsert",
                        "/records/borrower/read",
                        "/records/borrower/changed",
                        "/records/borrower/update/method",
                        "/records/borrower/update/path",
                        "/records/borrower/update/body");
    }

    private static Map<String, Object> contacts() {
        Map<String, Object> contacts = new LinkedHashMap<>();
        contacts.put("key", "finmeId");
        contacts.put("changedAt", "modifiedAt");
        contacts.put("version", "string(record.versionNumber)");
        contacts.put(
                "out",
                "{lastName: borrower.lastName, phoneNumber: borrower.phone, addressCity: borrower.address.city}");
        contacts.put("in", "{`borrower.phone`: record.phoneNumber, `borrower.address.city`: record.addressCity}");
        contacts.put("read", Map.of("path", "{path: [\"Contact\"], query: {finmeId: key}}", "answer", "body.list[1]"));
        contacts.put(
                "create",
                Map.of(
                        "method",
                        "POST",
                        "path",
                        "\"/Contact\"",
                        "body",
                        "context put(fields, \"finmeId\", key)",
                        "answer",
                        "{version: string(body.versionNumber)}"));
        contacts.put(
                "update",
                Map.of(
                        "method",
                        "PUT",
                        "path",
                        "{path: [\"Contact\", record.id]}",
                        "headers",
                        "{`X-Version-Number`: string(record.versionNumber)}",
                        "body",
                        "fields",
                        "answer",
                        "{version: string(body.versionNumber)}"));
        contacts.put(
                "changed",
                Map.of(
                        "path",
                        "{path: [\"Contact\"], query: {since: from, offset: skip, maxSize: limit}}",
                        "answer",
                        "body.list"));
        return contacts;
    }

    private static Map<String, Object> companies() {
        return Map.of(
                "key",
                "finmeId",
                "out",
                "{name: partner.name}",
                "upsert",
                Map.of(
                        "method",
                        "POST",
                        "path",
                        "\"/batch/Company\"",
                        "batch",
                        true,
                        "body",
                        "{inputs: for r in records return {id: r.key, properties: r.fields}}",
                        "answer",
                        "for r in body.results return {key: r.id, version: r.version, fault: r.error}"));
    }

    private @Nullable String there(UUID borrower, String field) {
        JsonNode record = crm.find(borrower.toString());
        return record == null ? null : record.path(field).asText();
    }

    private String here(UUID borrower) {
        return persons.find(borrower).orElseThrow().attributes().stream()
                .filter(it -> it.name().equals("borrower.phone"))
                .map(it -> it.value().value().asText() + ' ' + it.value().source())
                .findFirst()
                .orElseThrow();
    }

    private void say(UUID borrower, String attribute, String value) {
        transactions.executeWithoutResult(
                open -> borrowers.learn(borrower, Map.of(attribute, TextNode.valueOf(value)), "cabinet", null));
    }

    private void settled() {
        await().atMost(PATIENCE)
                .until(() -> states.standing("crm:" + CODE).all() == 0
                        && states.standing("crm-in:" + CODE).all() == 0);
    }

    private UUID borrower(String phone) {
        Answer answer = http.apply(CODE, "rest-key", "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Petra", "lastName": "Dvorak", "birthDate": "1979-03-02", "phone": "%s",
                  "address": {"city": "Praha"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(phone));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?",
                UUID.class,
                UUID.fromString(answer.json().path("id").asText()));
    }

    private static String phone() {
        return "+420" + ThreadLocalRandom.current().nextInt(602_000_000, 609_000_000);
    }

    private void state(String state) {
        Map<String, Object> changed = crm(Map.of("borrower", contacts(), "partner", companies()));
        changed.put("state", state);
        http.putMasterData("crm", CODE, changed);
    }

    private void put(Map<String, Object> records) {
        http.putMasterData("crm", CODE, crm(records));
    }

    private Map<String, Object> crm(Map<String, Object> records) {
        Map<String, Object> crm = new LinkedHashMap<>();
        crm.put("code", CODE);
        crm.put("name", "Small");
        crm.put("kind", "REST");
        crm.put("url", crm().url());
        crm.put("poll", "PT1S");
        crm.put("auth", Map.of("kind", "API_KEY", "header", "X-Api-Key", "value", "k1"));
        crm.put("records", records);
        return crm;
    }

    private SmallCrm crm() {
        return crm;
    }
}
