package finme.crm.olingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.borrower.Borrowers;
import finme.borrower.Persons;
import finme.crm.CrmConflicts;
import finme.crm.CrmConflicts.Conflict;
import finme.crm.CrmConflicts.Take;
import finme.delivery.States;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Our connection to an OData service by others: MIME batches, ETags, 202, gzip, throttling, faults, and edits on both sides. */
@FinMeTest
class OlingoModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODE = "olingo";
    private static final int PEOPLE = 12;
    private static final int EDITS = 120;
    private static final Map<String, String> NAMES =
            Map.of("borrower.phone", "MobilePhone", "borrower.address.city", "City");

    private final FinMeHttp http;
    private final Borrowers borrowers;
    private final Persons persons;
    private final CrmConflicts conflicts;
    private final States states;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final OlingoCrm crm;
    private int phones = 602_000_000 + new Random().nextInt(5_000_000);

    OlingoModuleTests(
            FinMeHttp http,
            Borrowers borrowers,
            Persons persons,
            CrmConflicts conflicts,
            States states,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager)
            throws IOException {
        this.http = http;
        this.borrowers = borrowers;
        this.persons = persons;
        this.conflicts = conflicts;
        this.states = states;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        this.crm = new OlingoCrm();
    }

    @BeforeEach
    void connect() {
        http.putMasterData(
                "sources",
                CODE,
                Map.of("code", CODE, "name", "Olingo", "key", "olingo-key", "format", "JSON", "mapping", "payload"));
        put(true, "{LastName: borrower.lastName, MobilePhone: borrower.phone, City: borrower.address.city}");
    }

    @AfterEach
    void disconnect() {
        put(false, "{}");
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
        crm.close();
    }

    @Test
    void editsOnBothSidesConvergeWhateverTheServiceDoes() {
        Random random = new Random(184);
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(borrower());
        }
        settled(people);
        assertThat(crm.batches.get()).as("several in one message").isPositive();
        for (int i = 0; i < EDITS; i++) {
            edit(random, people.get(random.nextInt(PEOPLE)));
        }
        settled(people);
        assertThat(open()).as("edits on both sides without a word who wins").isNotEmpty();
        agreeBut(people, open());
        open().forEach(conflict -> conflicts.decide(CODE, conflict.id(), take(random), null, "tests"));
        settled(people);
        assertThat(open()).isEmpty();
        agreeBut(people, List.of());
        int version = people.stream().mapToInt(crm.contacts::version).sum();
        settled(people);
        assertThat(people.stream().mapToInt(crm.contacts::version).sum())
                .as("nothing is echoed")
                .isEqualTo(version);
    }

    @Test
    void oneRecordThatIsRefusedIsNamedAndTheOthersGoOn() {
        put(
                true,
                "{LastName: borrower.lastName, MobilePhone: borrower.phone,"
                        + " City: if borrower.address.city = \"Nowhere\" then 7 else borrower.address.city}");
        UUID refused = borrower();
        say(refused, "borrower.address.city", "Nowhere");
        UUID taken = borrower();
        await().atMost(PATIENCE).until(() -> crm.contacts.version(taken) > 0);
        await().atMost(PATIENCE)
                .until(() -> states.waiting("crm:" + CODE, 10).stream()
                        .anyMatch(waiting -> waiting.subject().key().equals(refused.toString())
                                && String.valueOf(waiting.error()).startsWith("HTTP 400")));
        say(refused, "borrower.address.city", "Brno");
    }

    @Test
    void aContactOfItsOwnIsNotedByItsId() {
        UUID theirs = UUID.randomUUID();
        crm.contacts.type(theirs, "LastName", "Handmade");
        await().atMost(PATIENCE)
                .until(() -> http.get("/api/v1/admin/crm/" + CODE + "/unlinked", FinMeHttp.AUDITOR)
                        .body()
                        .contains(theirs.toString()));
    }

    @Test
    void describesItselfToWhoeverTriesIt() {
        JsonNode trial = http.post("/api/v1/admin/crm/" + CODE + "/try", FinMeHttp.ADMIN, "")
                .json();
        assertThat(trial.path("ok").asBoolean()).as(trial.toString()).isTrue();
    }

    private void edit(Random random, UUID person) {
        boolean isPhone = random.nextBoolean();
        String name = isPhone ? "borrower.phone" : "borrower.address.city";
        String value = isPhone ? phone() : "City " + random.nextInt(1_000);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> say(person, name, value);
            case 3, 4, 5 -> crm.contacts.type(person, NAMES.getOrDefault(name, name), value);
            case 6 -> crm.throttled.incrementAndGet();
            default -> crm.failing.incrementAndGet();
        }
    }

    private static Take take(Random random) {
        return random.nextBoolean() ? Take.OURS : Take.THEIRS;
    }

    private List<Conflict> open() {
        return conflicts.list(CODE, CrmConflicts.State.OPEN, null, 200);
    }

    private void agreeBut(List<UUID> people, List<Conflict> disputed) {
        for (UUID person : people) {
            NAMES.forEach((name, field) -> {
                boolean open = disputed.stream()
                        .anyMatch(each -> each.borrower().equals(person)
                                && each.attribute().equals(name));
                if (!open) {
                    assertThat(crm.contacts.field(person, field))
                            .as(field + " of " + person)
                            .isEqualTo(here(person, name));
                }
            });
        }
    }

    private @Nullable String here(UUID person, String name) {
        return persons.find(person).orElseThrow().attributes().stream()
                .filter(it -> it.name().equals(name))
                .map(it -> it.value().value().asText())
                .findFirst()
                .orElse(null);
    }

    /** Nothing is to be told and nothing to be read, also after the CRM was asked once more. */
    private void settled(List<UUID> people) {
        await().atMost(PATIENCE).until(() -> people.stream().allMatch(it -> crm.contacts.version(it) > 0) && isQuiet());
        jdbc.update("update fdforge.crm_poll set due_at = '-infinity' where crm = ?", CODE);
        await().atMost(PATIENCE)
                .until(() -> isQuiet()
                        && jdbc.queryForList(
                                                "select 1 from fdforge.crm_poll where crm = ? and due_at > '-infinity' and error is null",
                                                Integer.class,
                                                CODE)
                                        .size()
                                == 1);
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(this::isQuiet);
    }

    private boolean isQuiet() {
        return states.standing("crm:" + CODE).all() == 0
                && states.standing("crm-in:" + CODE).all() == 0;
    }

    private void say(UUID person, String attribute, String value) {
        transactions.executeWithoutResult(
                open -> borrowers.learn(person, Map.of(attribute, TextNode.valueOf(value)), "cabinet", null));
    }

    private String phone() {
        return "+420" + phones++;
    }

    private UUID borrower() {
        Answer answer = http.apply(CODE, "olingo-key", "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Petra", "lastName": "Dvorak", "birthDate": "1979-03-02", "phone": "%s",
                  "address": {"city": "Praha"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(phone()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?",
                UUID.class,
                UUID.fromString(answer.json().path("id").asText()));
    }

    private void put(boolean connected, String out) {
        Map<String, Object> crm = new LinkedHashMap<>();
        crm.put("code", CODE);
        crm.put("name", "Olingo");
        crm.put("kind", "ODATA");
        crm.put("url", this.crm.url());
        crm.put("poll", "PT1S");
        crm.put("auth", Map.of("kind", "NONE"));
        if (connected) {
            crm.put(
                    "records",
                    Map.of(
                            "borrower",
                            Map.of(
                                    "entity",
                                    ContactModel.SET,
                                    "key",
                                    ContactModel.KEY,
                                    "changedAt",
                                    ContactModel.CHANGED,
                                    "out",
                                    out,
                                    "in",
                                    "{`borrower.phone`: record.MobilePhone, `borrower.address.city`: record.City}")));
        }
        http.putMasterData("crm", CODE, crm);
    }
}
