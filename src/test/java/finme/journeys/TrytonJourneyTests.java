package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.borrower.Borrowers;
import finme.delivery.States;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application with its offer in a CRM that nobody of us has written, and what is changed there. */
@FinMeTest
class TrytonJourneyTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODE = "tryton";
    private static final String MOBILE = "contact_mechanisms[type=mobile].value";

    private final FinMeHttp http;
    private final World world;
    private final Borrowers borrowers;
    private final States states;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private @Nullable TrytonServer tryton;

    TrytonJourneyTests(
            FinMeHttp http, Borrowers borrowers, States states, JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.http = http;
        this.world = new World(http);
        this.borrowers = borrowers;
        this.states = states;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(
                TrytonServer.isInstalled(),
                "There is no trytond here: apt-get install tryton-server tryton-modules-sale-opportunity");
        tryton = new TrytonServer();
        put("ACTIVE", true);
    }

    @AfterEach
    void leave() throws Exception {
        if (tryton != null) {
            put("ACTIVE", false);
            await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
            tryton.close();
        }
    }

    @Test
    void anApplicationArrivesAndWhatIsChangedThereComesBack() throws Exception {
        String application = world.apply(world.lender("j-tryton", "accept", Map.of()));
        world.awaitStatus(application, "OFFERED");
        UUID borrower = jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?", UUID.class, UUID.fromString(application));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> opportunity(application).path("comment").asText().contains("j-tryton"));
        JsonNode opportunity = opportunity(application);
        assertThat(opportunity.at("/party./code").asText()).isEqualTo(borrower.toString());
        assertThat(opportunity.at("/amount/decimal").asText()).startsWith("6000");
        JsonNode party = party(borrower);
        assertThat(party.path("name").asText()).isEqualTo("Eva Mala");
        settled(borrower, application);

        String fresh = phone();
        changeThere(borrower, fresh);
        await().atMost(PATIENCE).until(() -> here(borrower).equals(fresh + " crm:" + CODE));
        settled(borrower, application);
        assertThat(mobile(borrower)).isEqualTo(fresh);

        put("PAUSED", true);
        String theirs = phone();
        String ours = phone();
        changeThere(borrower, theirs);
        transactions.executeWithoutResult(
                open -> borrowers.learn(borrower, Map.of("borrower.phone", TextNode.valueOf(ours)), "cabinet", null));
        put("ACTIVE", true);
        await().atMost(PATIENCE).until(() -> conflict().isObject());
        assertThat(mobile(borrower)).as("nobody is overwritten").isEqualTo(theirs);
        JsonNode conflict = conflict();
        assertThat(conflict.path("key").asText()).isEqualTo(borrower.toString());
        assertThat(http.post(
                                "/api/v1/admin/crm/tryton/conflicts/"
                                        + conflict.path("id").asText(),
                                FinMeHttp.OPERATOR,
                                Map.of("take", "OURS"))
                        .status())
                .isEqualTo(204);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> mobile(borrower).equals(ours));
        settled(borrower, application);
        assertThat(here(borrower)).startsWith(ours);
        assertThat(conflict().isObject()).isFalse();
    }

    /** Its borrower has not changed since, so nobody has told of it; an opportunity links to a party. */
    @Test
    void anApplicationThatIsOlderThanTheConnectionBringsItsBorrowerAlong() throws Exception {
        put("ACTIVE", false);
        String application = world.apply(world.lender("j-tryton-old", "accept", Map.of()));
        world.awaitStatus(application, "OFFERED");
        UUID borrower = jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?", UUID.class, UUID.fromString(application));
        put("ACTIVE", true);
        assertThat(http.post("/api/v1/admin/applications/" + application + "/withdraw", FinMeHttp.OPERATOR, "")
                        .status())
                .isLessThan(300);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        opportunity(application).at("/party./code").asText().equals(borrower.toString()));
        settled(borrower, application);
    }

    private TrytonServer tryton() {
        return Objects.requireNonNull(tryton);
    }

    private JsonNode opportunity(String application) throws IOException {
        return tryton().find("sale.opportunity", "reference", application, "party.code", "amount", "comment");
    }

    private JsonNode party(UUID borrower) throws IOException {
        return tryton().find(
                        "party.party",
                        "code",
                        borrower.toString(),
                        "name",
                        "contact_mechanisms.type",
                        "contact_mechanisms.value");
    }

    /** With Google's library beside it Tryton writes numbers with spaces. */
    private String mobile(UUID borrower) throws IOException {
        for (JsonNode way : party(borrower).path("contact_mechanisms.")) {
            if (way.path("type").asText().equals("mobile")) {
                return way.path("value").asText().replace(" ", "");
            }
        }
        return "";
    }

    /** Somebody types another number in: the party itself is not touched. */
    private void changeThere(UUID borrower, String phone) throws IOException {
        for (JsonNode way : party(borrower).path("contact_mechanisms.")) {
            if (way.path("type").asText().equals("mobile")) {
                tryton().call(
                                "model.party.contact_mechanism.write",
                                List.of(way.path("id").asInt()),
                                Map.of("value", phone),
                                Map.of());
            }
        }
    }

    private String here(UUID borrower) {
        for (JsonNode attribute : http.get("/api/v1/admin/borrowers/" + borrower + "?reveal=true", FinMeHttp.ADMIN)
                .json()
                .path("attributes")) {
            if (attribute.path("name").asText().equals("borrower.phone")) {
                return attribute.path("value").asText()
                        + ' '
                        + attribute.path("source").asText();
            }
        }
        return "";
    }

    private JsonNode conflict() {
        return http.get("/api/v1/admin/crm/tryton/conflicts?state=OPEN", FinMeHttp.OPERATOR)
                .json()
                .path("items")
                .path(0);
    }

    /** Nothing of these waits to be told or read. Applications of other tests may move meanwhile, and are told, too. */
    private void settled(UUID borrower, String application) {
        List<String> ours = List.of(borrower.toString(), application);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Stream.of("crm:" + CODE, "crm-in:" + CODE)
                                .flatMap(receiver -> states.waiting(receiver, 10_000).stream())
                                .filter(waiting ->
                                        ours.contains(waiting.subject().key())))
                        .isEmpty());
    }

    private static String phone() {
        return "+420" + ThreadLocalRandom.current().nextInt(602_000_000, 609_000_000);
    }

    private void put(String state, boolean connected) {
        Map<String, Object> crm = new LinkedHashMap<>();
        crm.put("code", CODE);
        crm.put("name", "Tryton");
        crm.put("state", state);
        crm.put("kind", "TRYTON");
        crm.put("url", tryton().url());
        crm.put("poll", "PT1S");
        crm.put("auth", Map.of("kind", "BASIC", "username", TrytonServer.USER, "password", TrytonServer.PASSWORD));
        if (connected) {
            crm.put("records", Map.of("borrower", parties(), "application", opportunities()));
        }
        http.putMasterData("crm", CODE, crm);
    }

    private static Map<String, Object> parties() {
        return Map.of(
                "entity",
                "party.party",
                "key",
                "code",
                "changedAt",
                "write_date",
                "out",
                "{name: borrower.firstName + \" \" + borrower.lastName, `" + MOBILE + "`: borrower.phone}",
                "in",
                "{`borrower.phone`: record.`" + MOBILE + "`}");
    }

    private static Map<String, Object> opportunities() {
        return Map.of(
                "entity",
                "sale.opportunity",
                "key",
                "reference",
                "out",
                "{`party[code]`: application.borrowerId, description: application.reference,"
                        + " amount: application.amount.value,"
                        + " comment: string join(for o in application.offers return o.partner, \", \")}");
    }
}
