package finme.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.standardwebhooks.Webhook;
import finme.borrower.Borrowers;
import finme.delivery.States;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** A borrower that both FinMe and a CRM change: over HTTP, with PostgreSQL and the sandbox's contacts. */
@FinMeTest
class TwoWayModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String CODE = "two-way";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BASIC = FinMeHttp.basic("sandbox", "sandbox-secret");

    private final FinMeHttp http;
    private final Borrowers borrowers;
    private final States states;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final StaffPages pages;
    private String password = "sandbox-secret";

    TwoWayModuleTests(
            FinMeHttp http,
            Borrowers borrowers,
            States states,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager,
            WebApplicationContext context) {
        this.pages = new StaffPages(context);
        this.http = http;
        this.borrowers = borrowers;
        this.states = states;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    @BeforeEach
    void connect() {
        http.putMasterData(
                "sources",
                CODE,
                Map.of(
                        "code",
                        CODE,
                        "name",
                        "Two ways",
                        "state",
                        "ACTIVE",
                        "key",
                        "two-way-key",
                        "format",
                        "JSON",
                        "mapping",
                        "payload",
                        "onMissing",
                        "REFUSE"));
        put("ACTIVE", null, true);
    }

    @AfterEach
    void disconnect() {
        put("ACTIVE", null, false);
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
    }

    @Test
    void whatIsChangedThereComesBackOnceWhoeverSaysSo() throws Exception {
        String phone = phone();
        UUID borrower = borrower(phone);
        awaitThere(borrower, "MobilePhone", phone);
        settled();
        String fresh = phone();
        String etag = changeThere(borrower, fresh);
        assertThat(changed(borrower, "msg_1", SECRET)).isEqualTo(200);
        awaitHere(borrower, fresh);
        assertThat(attribute(borrower).path("source").asText()).isEqualTo("crm:" + CODE);
        int version = version(borrower);
        assertThat(changed(borrower, "msg_1", SECRET)).isEqualTo(200);
        put("ACTIVE", "PT1S", true);
        await().atMost(PATIENCE)
                .until(() -> jdbc.queryForList(
                                "select due_at > '-infinity' from fdforge.crm_poll where crm = ?", Boolean.class, CODE)
                        .equals(List.of(true)));
        settled();
        assertThat(version(borrower)).as("a change that was told twice").isEqualTo(version);
        assertThat(there(borrower).header("ETag")).as("nothing is echoed").isEqualTo(etag);
    }

    @Test
    void aChangeThatCameWithItsValuesNeedsNoLookAndAStaleOneIsNoNews() throws Exception {
        String phone = phone();
        UUID borrower = borrower(phone);
        awaitThere(borrower, "MobilePhone", phone);
        settled();
        String told = phone();
        Instant at = Instant.now().plusSeconds(5);
        assertThat(changed(borrower, "values_1", Map.of("MobilePhone", told, "ModifiedOn", at.toString())))
                .isEqualTo(200);
        assertThat(attribute(borrower).path("value").asText())
                .as("at once, though the record there has the former one")
                .isEqualTo(told);
        assertThat(attribute(borrower).path("source").asText()).isEqualTo("crm:" + CODE);
        changed(
                borrower,
                "values_2",
                Map.of("MobilePhone", phone(), "ModifiedOn", at.minusSeconds(2).toString()));
        changed(
                borrower,
                "values_1",
                Map.of("MobilePhone", phone(), "ModifiedOn", at.plusSeconds(2).toString()));
        settled();
        assertThat(attribute(borrower).path("value").asText()).isEqualTo(told);
        assertThat(conflict(borrower, false).isMissingNode())
                .as("what was not told is as it was")
                .isTrue();
        String there = phone();
        changeThere(borrower, there);
        changed(borrower, "values_3", Map.of("MobilePhone", phone()));
        awaitHere(borrower, there);
    }

    @Test
    void anAttributeOfAnApplicationComesBackToItsBorrower() throws Exception {
        UUID borrower = borrower(phone());
        UUID application =
                jdbc.queryForObject("select id from fdforge.application where borrower_id = ?", UUID.class, borrower);
        // the sandbox's own CRM writes a region, too, as long as the application moves
        await().atMost(PATIENCE)
                .until(() -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select 1 from fdforge.application a join fdforge.delivery_state t on t.key = a.id::text"
                                + " where a.id = ? and a.status in ('UNPLACED', 'OFFERED') and t.receiver = 'crm:main' and t.state = 'CONFIRMED')",
                        Boolean.class,
                        application)));
        settled();
        Answer written = http.send(http.request("/sandbox/crm/Applications(" + application + ")")
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"Region\": \"north desk\"}")));
        assertThat(written.status()).as(written.body()).isIn(200, 201);
        assertThat(message(
                        "{\"id\": \"app_1\", \"record\": \"application\", \"key\": \"" + application + "\"}", "app_1"))
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> "north desk"
                        .equals(attribute(borrower, "attributes.desk")
                                .path("value")
                                .asText()));
        assertThat(attribute(borrower, "attributes.desk").path("source").asText())
                .isEqualTo("crm:" + CODE);
        JsonNode status = http.get("/api/v1/admin/crm/" + CODE + "/status", FinMeHttp.AUDITOR)
                .json();
        assertThat(status.path("conflicts").isIntegralNumber()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> http.get("/api/v1/admin/crm/" + CODE + "/status", FinMeHttp.AUDITOR)
                        .json()
                        .at("/lastChange/application/in")
                        .isTextual());
    }

    @Test
    void whatCannotBeReadIsSeenAndReadAsSoonAsItCan() throws Exception {
        String phone = phone();
        UUID borrower = borrower(phone);
        awaitThere(borrower, "MobilePhone", phone);
        settled();
        password = "forgotten";
        put("ACTIVE", null, true);
        String fresh = phone();
        changeThere(borrower, fresh);
        assertThat(changed(borrower, "unread_" + borrower, SECRET)).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> "HTTP 401".equals(status().path("lastError").asText()));
        assertThat(status().at("/toRead/borrower").asLong()).isEqualTo(1);
        assertThat(status().path("toReadSince").isTextual()).isTrue();
        assertThat(pages.open("/admin/crm/" + CODE))
                .contains("Changed there, to be read")
                .contains(borrower.toString())
                .contains("HTTP 401");
        password = "sandbox-secret";
        put("ACTIVE", null, true);
        awaitHere(borrower, fresh);
        await().atMost(PATIENCE).until(() -> status().at("/toRead/borrower").asLong() == 0);
    }

    private JsonNode status() {
        return http.get("/api/v1/admin/crm/" + CODE + "/status", FinMeHttp.AUDITOR)
                .json();
    }

    @Test
    void aMessageAboutARecordThatNobodyKnowsHasItLookedFor() throws Exception {
        UUID theirs = UUID.randomUUID();
        makeThere(theirs, phone());
        assertThat(changed(theirs, "msg_" + theirs, SECRET)).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> jdbc.queryForList(
                                "select state from fdforge.crm_unlinked where crm = ? and kind = 'borrower' and their_id = ?",
                                String.class,
                                CODE,
                                theirs.toString())
                        .equals(List.of("OPEN")));
        assertThat(jdbc.queryForList("select 1 from fdforge.borrower where id = ?", Integer.class, theirs))
                .as("nobody is made of it")
                .isEmpty();
    }

    @Test
    void aMessageAboutAnUnknownRecordDisturbsNobodyWhoAsks() throws Exception {
        put("PAUSED", null, true);
        jdbc.update("delete from fdforge.crm_poll where crm = ?", CODE);
        assertThat(changed(UUID.randomUUID(), "first_" + UUID.randomUUID(), SECRET))
                .isEqualTo(200);
        assertThat(wanted("seen_to < clock_timestamp() - interval '23 hours'"))
                .as("it may be told late")
                .isTrue();
        jdbc.update("update fdforge.crm_poll set due_at = clock_timestamp() + interval '1 hour' where crm = ?", CODE);
        assertThat(changed(UUID.randomUUID(), "second_" + UUID.randomUUID(), SECRET))
                .isEqualTo(200);
        assertThat(wanted("due_at > clock_timestamp()")).isTrue();
        jdbc.update("delete from fdforge.crm_poll where crm = ?", CODE);
    }

    private boolean wanted(String condition) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select wanted_at is not null and " + condition
                        + " from fdforge.crm_poll where crm = ? and kind = 'borrower'",
                Boolean.class,
                CODE));
    }

    @Test
    void aMessageAboutATestHasNobodyAsked() throws Exception {
        UUID application = jdbc.queryForObject(
                "select id from fdforge.application where borrower_id = ?", UUID.class, borrower(phone()));
        put("PAUSED", null, true);
        jdbc.update("delete from fdforge.crm_poll where crm = ?", CODE);
        jdbc.update("update fdforge.application set test = true where id = ?", application);
        String event = "test_" + application;
        assertThat(message(
                        "{\"id\": \"" + event + "\", \"record\": \"application\", \"key\": \"" + application + "\"}",
                        event))
                .isEqualTo(200);
        assertThat(jdbc.queryForList("select 1 from fdforge.crm_poll where crm = ?", Integer.class, CODE))
                .isEmpty();
        jdbc.update("update fdforge.application set test = false where id = ?", application);
    }

    @Test
    void findsByAskingWhatNobodyTold() throws Exception {
        String phone = phone();
        UUID borrower = borrower(phone);
        awaitThere(borrower, "MobilePhone", phone);
        put("ACTIVE", "PT1S", true);
        String fresh = phone();
        changeThere(borrower, fresh);
        awaitHere(borrower, fresh);
    }

    @Test
    void nothingIsOverwrittenThatNobodyHasSeen() throws Exception {
        String phone = phone();
        UUID borrower = borrower(phone);
        awaitThere(borrower, "MobilePhone", phone);
        settled();
        String theirs = phone();
        changeThere(borrower, theirs);
        sayHere(borrower, "borrower.address.city", "Olomouc");
        awaitThere(borrower, "City", "Olomouc");
        awaitThere(borrower, "MobilePhone", theirs);
        awaitHere(borrower, theirs);
    }

    @Test
    void whatBothChangeIsForAPersonAndThenBothAgree() throws Exception {
        for (String take : List.of("OURS", "THEIRS", "VALUE")) {
            String phone = phone();
            UUID borrower = borrower(phone);
            awaitThere(borrower, "MobilePhone", phone);
            settled();
            put("PAUSED", null, true);
            String theirs = phone();
            String ours = phone();
            String other = phone();
            changeThere(borrower, theirs);
            sayHere(borrower, "borrower.phone", ours);
            put("ACTIVE", null, true);
            await().atMost(PATIENCE).until(() -> conflict(borrower, false).isObject());
            settled();
            assertThat(there(borrower).json().path("MobilePhone").asText()).isEqualTo(theirs);
            assertThat(conflict(borrower, false).toString())
                    .doesNotContain(theirs)
                    .doesNotContain(ours);
            JsonNode conflict = conflict(borrower, true);
            assertThat(conflict.path("attribute").asText()).isEqualTo("borrower.phone");
            assertThat(conflict.path("ours").asText()).isEqualTo(ours);
            assertThat(conflict.path("theirs").asText()).isEqualTo(theirs);
            assertThat(conflict.path("base").asText()).isEqualTo(phone);
            decide(conflict, Map.of("take", take, "value", other), 204);
            String agreed =
                    Map.of("OURS", ours, "THEIRS", theirs, "VALUE", other).get(take);
            awaitThere(borrower, "MobilePhone", agreed);
            awaitHere(borrower, agreed);
            assertThat(conflict(borrower, false).isMissingNode()).isTrue();
            decide(conflict, Map.of("take", take, "value", other), 409);
        }
    }

    @Test
    void aRecordThatWasDeletedThereIsForAPerson() throws Exception {
        String phone = phone();
        UUID borrower = borrower(phone);
        awaitThere(borrower, "MobilePhone", phone);
        settled();
        http.send(http.request("/sandbox/crm/Contacts(FinMeId=" + borrower + ")")
                .header("Authorization", BASIC)
                .DELETE());
        changed(borrower, "msg_" + borrower, SECRET);
        await().atMost(PATIENCE)
                .until(() -> "record"
                        .equals(conflict(borrower, false).path("attribute").asText()));
        sayHere(borrower, "borrower.address.city", "Zlin");
        settled();
        assertThat(there(borrower).status()).isEqualTo(404);
        decide(conflict(borrower, false), Map.of("take", "OURS"), 204);
        awaitThere(borrower, "City", "Zlin");
    }

    @Test
    void takesNoMessageThatIsNotSigned() throws Exception {
        UUID borrower = UUID.randomUUID();
        assertThat(changed(borrower, "msg_x", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .isEqualTo(401);
        assertThat(http.post("/api/v1/crm/" + CODE + "/changes", null, "{}").status())
                .isEqualTo(401);
        assertThat(http.post("/api/v1/crm/main/changes", null, "{}").status()).isEqualTo(404);
        assertThat(changed(borrower, "msg_nobody", SECRET)).isEqualTo(200);
    }

    private int changed(UUID borrower, String event, String secret) throws Exception {
        return message(
                "{\"id\": \"" + event + "\", \"record\": \"borrower\", \"key\": \"" + borrower + "\"}", event, secret);
    }

    private int changed(UUID borrower, String event, Map<String, String> values) throws Exception {
        return message(
                new ObjectMapper()
                        .writeValueAsString(
                                Map.of("id", event, "record", "borrower", "key", borrower, "values", values)),
                event);
    }

    private int message(String body, String event) throws Exception {
        return message(body, event, SECRET);
    }

    private int message(String body, String event, String secret) throws Exception {
        long now = Instant.now().getEpochSecond();
        return http.send(http.request("/api/v1/crm/" + CODE + "/changes")
                        .header("Content-Type", "application/json")
                        .header("webhook-id", event)
                        .header("webhook-timestamp", Long.toString(now))
                        .header("webhook-signature", new Webhook(secret).sign(event, now, body))
                        .POST(BodyPublishers.ofString(body)))
                .status();
    }

    private void decide(JsonNode conflict, Map<String, String> wish, int status) {
        Answer answer = http.post(
                "/api/v1/admin/crm/" + CODE + "/conflicts/"
                        + conflict.path("id").asText(),
                FinMeHttp.OPERATOR,
                wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private JsonNode conflict(UUID borrower, boolean reveal) {
        JsonNode items = http.get(
                        "/api/v1/admin/crm/" + CODE + "/conflicts?state=OPEN&reveal=" + reveal, FinMeHttp.OPERATOR)
                .json()
                .path("items");
        for (JsonNode item : items) {
            if (item.path("key").asText().equals(borrower.toString())) {
                return item;
            }
        }
        return items.path("none");
    }

    private void sayHere(UUID borrower, String attribute, String value) {
        transactions.executeWithoutResult(
                open -> borrowers.learn(borrower, Map.of(attribute, TextNode.valueOf(value)), "cabinet", null));
    }

    /** @return the record's new ETag */
    private String changeThere(UUID borrower, String phone) {
        return writeThere(borrower, phone, 200);
    }

    private void makeThere(UUID id, String phone) {
        writeThere(id, phone, 201);
    }

    private String writeThere(UUID borrower, String phone, int status) {
        Answer answer = http.send(http.request("/sandbox/crm/Contacts(FinMeId=" + borrower + ")")
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"MobilePhone\": \"" + phone + "\"}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return String.valueOf(answer.header("ETag"));
    }

    private Answer there(UUID borrower) {
        return http.send(http.request("/sandbox/crm/Contacts(FinMeId=" + borrower + ")")
                .header("Authorization", BASIC)
                .GET());
    }

    private void awaitThere(UUID borrower, String field, String value) {
        await().atMost(PATIENCE).until(() -> {
            Answer answer = there(borrower);
            return answer.status() == 200 && answer.json().path(field).asText().equals(value);
        });
    }

    private void awaitHere(UUID borrower, String phone) {
        await().atMost(PATIENCE)
                .until(() -> attribute(borrower).path("value").asText().equals(phone));
    }

    private JsonNode attribute(UUID borrower) {
        return attribute(borrower, "borrower.phone");
    }

    private JsonNode attribute(UUID borrower, String name) {
        for (JsonNode attribute : http.get("/api/v1/admin/borrowers/" + borrower + "?reveal=true", FinMeHttp.ADMIN)
                .json()
                .path("attributes")) {
            if (attribute.path("name").asText().equals(name)) {
                return attribute;
            }
        }
        return MissingNode.getInstance();
    }

    private int version(UUID borrower) {
        return http.get("/api/v1/admin/borrowers/" + borrower, FinMeHttp.AUDITOR)
                .json()
                .path("version")
                .asInt();
    }

    /** Nothing is to be told and nothing to be read. */
    private void settled() {
        await().atMost(PATIENCE)
                .until(() -> states.standing("crm:" + CODE).all() == 0
                        && states.standing("crm-in:" + CODE).all() == 0);
    }

    private UUID borrower(String phone) {
        Answer answer = http.apply(CODE, "two-way-key", "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Petra", "lastName": "Dvorak", "birthDate": "1979-03-02", "phone": "%s",
                  "address": {"city": "Praha"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(phone));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        UUID borrower = jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?",
                UUID.class,
                UUID.fromString(answer.json().path("id").asText()));
        // the sandbox's own CRM writes the same contact: it has to be through, and ours told
        await().atMost(PATIENCE)
                .until(() -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select 1 from fdforge.crm_record where crm = ? and borrower = ?)"
                                + " and not exists (select 1 from fdforge.delivery_state"
                                + " where receiver = 'crm:main' and key = ?::text and state <> 'CONFIRMED')",
                        Boolean.class,
                        CODE,
                        borrower,
                        borrower)));
        return borrower;
    }

    private static String phone() {
        return "+420" + ThreadLocalRandom.current().nextInt(602_000_000, 609_000_000);
    }

    private void put(String state, @Nullable String poll, boolean connected) {
        Map<String, Object> crm = new LinkedHashMap<>();
        crm.put("code", CODE);
        crm.put("name", "Two ways");
        crm.put("state", state);
        crm.put("kind", "ODATA");
        crm.put("url", "/sandbox/crm");
        crm.put("auth", Map.of("kind", "BASIC", "username", "sandbox", "password", password));
        crm.put("webhook", Map.of("secret", SECRET));
        if (poll != null) {
            crm.put("poll", poll);
        }
        if (connected) {
            crm.put(
                    "records",
                    Map.of(
                            "borrower",
                            Map.of(
                                    "entity",
                                    "Contacts",
                                    "key",
                                    "FinMeId",
                                    "changedAt",
                                    "ModifiedOn",
                                    "out",
                                    "{FirstName: borrower.firstName, LastName: borrower.lastName,"
                                            + " MobilePhone: borrower.phone, City: borrower.address.city}",
                                    "in",
                                    "{`borrower.phone`: record.MobilePhone,"
                                            + " `borrower.address.city`: record.City}"),
                            "application",
                            Map.of(
                                    "entity",
                                    "Applications",
                                    "key",
                                    "Id",
                                    "out",
                                    "{Reference: application.reference}",
                                    "in",
                                    "{`attributes.desk`: record.Region}",
                                    "else",
                                    "CRM")));
        }
        http.putMasterData("crm", CODE, crm);
    }
}
