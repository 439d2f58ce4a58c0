package finme.crm.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Persons;
import finme.crm.CrmConflicts;
import finme.delivery.States;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
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

/** A CRM in which things were changed behind our back, compared over HTTP and put right. */
@FinMeTest
class ReconciliationModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODE = "reconciled";
    private static final String PATH = "/api/v1/admin/crm/" + CODE;
    private static final String BASIC = FinMeHttp.basic("sandbox", "sandbox-secret");

    private final FinMeHttp http;
    private final States states;
    private final CrmConflicts conflicts;
    private final Persons persons;
    private final JdbcTemplate jdbc;

    ReconciliationModuleTests(
            FinMeHttp http, States states, CrmConflicts conflicts, Persons persons, JdbcTemplate jdbc) {
        this.http = http;
        this.states = states;
        this.conflicts = conflicts;
        this.persons = persons;
        this.jdbc = jdbc;
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
                        "Reconciled",
                        "state",
                        "ACTIVE",
                        "key",
                        "reconciled-key",
                        "format",
                        "JSON",
                        "mapping",
                        "payload"));
        put("ACTIVE", true);
    }

    @AfterEach
    void disconnect() {
        put("ACTIVE", false);
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
    }

    @Test
    void findsWhatDriftedAndPutsItRight() {
        UUID gone = borrower();
        UUID changedThere = borrower();
        UUID broken = borrower();
        UUID both = borrower();
        settled();
        delete(gone);
        String theirs = "+420" + ThreadLocalRandom.current().nextInt(602_000_000, 609_000_000);
        change(changedThere, "{\"MobilePhone\": \"" + theirs + "\"}");
        change(broken, "{\"LastName\": \"Scribble\"}");
        delete(both);
        JsonNode found = reconciled();
        assertThat(found.at("/found/disputed").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(found.at("/found/taken").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(found.at("/found/drifted").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(found.at("/found/failed").asLong()).isZero();
        assertThat(found.path("done").asLong()).isPositive();
        settled();
        assertThat(there(broken).json().path("LastName").asText()).isEqualTo("Dvorak");
        assertThat(persons.find(changedThere).orElseThrow().attributes().stream()
                        .filter(it -> it.name().equals("borrower.phone"))
                        .map(it -> it.value().value().asText() + it.value().source()))
                .containsExactly(theirs + "crm:" + CODE);
        assertThat(there(gone).status()).as("somebody decides").isEqualTo(404);
        assertThat(undecided())
                .as("%s", found)
                .filteredOn(it -> it.borrower().equals(gone))
                .extracting(CrmConflicts.Conflict::attribute)
                .containsExactly(CrmConflicts.RECORD);
        JsonNode again = reconciled();
        assertThat(again.at("/found/drifted").asLong()).isZero();
        assertThat(again.at("/found/missing").asLong()).isZero();
        assertThat(again.at("/found/taken").asLong()).isZero();
    }

    @Test
    void stopsGoesOnAndEndsWhenSomebodySaysSo() {
        borrower();
        put("PAUSED", true);
        String run = start();
        assertThat(http.post(PATH + "/reconcile", FinMeHttp.OPERATOR, "").status())
                .isEqualTo(409);
        assertThat(http.post(run + "/pause", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        assertThat(state(run)).isEqualTo("PAUSED");
        assertThat(http.post(run + "/resume", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        assertThat(state(run)).isEqualTo("RUNNING");
        assertThat(http.post(run + "/cancel", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        assertThat(state(run)).isEqualTo("CANCELLED");
        assertThat(http.post(run + "/resume", FinMeHttp.OPERATOR, "").status()).isEqualTo(409);
    }

    @Test
    void findsWhatOnlyTheCrmHas() {
        UUID ours = borrower();
        UUID theirs = UUID.randomUUID();
        make(theirs, "{\"LastName\": \"Handmade\"}");
        JsonNode found = reconciled();
        assertThat(found.at("/found/unlinked").asLong()).isPositive();
        assertThat(found.at("/found/failed").asLong()).isZero();
        assertThat(unlinked(theirs)).containsExactly("OPEN");
        assertThat(unlinked(ours)).isEmpty();
    }

    private List<String> unlinked(UUID theirId) {
        return jdbc.queryForList(
                "select state from fdforge.crm_unlinked where crm = ? and their_id = ?",
                String.class,
                CODE,
                theirId.toString());
    }

    /** All of them: borrowers of other tests are compared, too, and a page holds no more than 200. */
    private List<CrmConflicts.Conflict> undecided() {
        List<CrmConflicts.Conflict> all = new ArrayList<>();
        List<CrmConflicts.Conflict> page;
        do {
            UUID before = all.isEmpty() ? null : all.get(all.size() - 1).id();
            page = conflicts.list(CODE, CrmConflicts.State.OPEN, before, 200);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private JsonNode reconciled() {
        String run = start();
        await().atMost(PATIENCE).until(() -> state(run).equals("DONE"));
        return http.get(run, FinMeHttp.AUDITOR).json();
    }

    private String start() {
        Answer started = http.post(PATH + "/reconcile", FinMeHttp.OPERATOR, "");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return PATH + "/reconciliations/" + started.json().path("id").asText();
    }

    private String state(String run) {
        return http.get(run, FinMeHttp.AUDITOR).json().path("state").asText();
    }

    private void settled() {
        await().atMost(PATIENCE)
                .until(() -> states.standing("crm:" + CODE).all() == 0
                        && states.standing("crm-in:" + CODE).all() == 0);
    }

    private UUID borrower() {
        String phone = "+420" + ThreadLocalRandom.current().nextInt(602_000_000, 609_000_000);
        Answer answer = http.apply(CODE, "reconciled-key", "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Petra", "lastName": "Dvorak", "birthDate": "1979-03-02", "phone": "%s"},
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
        await().atMost(PATIENCE).until(() -> there(borrower).status() == 200);
        return borrower;
    }

    private Answer there(@Nullable UUID borrower) {
        return http.send(
                http.request(path(borrower)).header("Authorization", BASIC).GET());
    }

    private void change(UUID borrower, String fields) {
        write(borrower, fields, 200);
    }

    private void make(UUID id, String fields) {
        write(id, fields, 201);
    }

    private void write(UUID borrower, String fields, int status) {
        Answer answer = http.send(http.request(path(borrower))
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(fields)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private void delete(UUID borrower) {
        http.send(http.request(path(borrower)).header("Authorization", BASIC).DELETE());
    }

    private static String path(@Nullable UUID borrower) {
        return "/sandbox/crm/Contacts(FinMeId=" + borrower + ")";
    }

    private void put(String state, boolean connected) {
        Map<String, Object> crm = new LinkedHashMap<>();
        crm.put("code", CODE);
        crm.put("name", "Reconciled");
        crm.put("state", state);
        crm.put("url", "/sandbox/crm");
        crm.put("auth", Map.of("kind", "BASIC", "username", "sandbox", "password", "sandbox-secret"));
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
                                    "{LastName: borrower.lastName, MobilePhone: borrower.phone}",
                                    "in",
                                    "{`borrower.phone`: record.MobilePhone}",
                                    "else",
                                    "CRM"),
                            "partner",
                            Map.of("entity", "Partners", "key", "Code", "out", "{Name: partner.name}")));
        }
        http.putMasterData("crm", CODE, crm);
    }
}
