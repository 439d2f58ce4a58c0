package finme.crm.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import finme.borrower.Persons;
import finme.delivery.States;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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

/** A field that lies sealed in the sandbox's CRM, and is edited there all the same. */
@FinMeTest
class SealedModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CODE = "sealed";
    private static final String BASIC = FinMeHttp.basic("sandbox", "sandbox-secret");
    private static final String COMPACT = "[\\w-]+(\\.[\\w-]*){4}";

    private final FinMeHttp http;
    private final Persons persons;
    private final States states;
    private final JdbcTemplate jdbc;

    SealedModuleTests(FinMeHttp http, Persons persons, States states, JdbcTemplate jdbc) {
        this.http = http;
        this.persons = persons;
        this.states = states;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void source() {
        http.putMasterData(
                "sources",
                CODE,
                Map.of("code", CODE, "name", "Sealed", "key", "sealed-key", "format", "JSON", "mapping", "payload"));
    }

    @AfterEach
    void disconnect() {
        put(null, false);
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
    }

    @Test
    void whatIsThereAlreadyIsSealedAndWhatIsEditedOpenComesBackAndIsSealedAgain() throws Exception {
        put(null, true);
        UUID borrower = borrower();
        await().atMost(PATIENCE).until(() -> there(borrower).startsWith("+420"));
        OctetKeyPair pair =
                new OctetKeyPairGenerator(Curve.X25519).keyID("crm-1").generate();
        put(pair, true);
        assertThat(http.get("/api/v1/admin/crm/" + CODE, FinMeHttp.ADMIN).body())
                .doesNotContain(pair.getD().toString());
        assertThat(http.post("/api/v1/admin/crm/" + CODE + "/load", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> there(borrower).matches(COMPACT));
        String edited = phone();
        http.send(http.request("/sandbox/crm/Contacts(FinMeId=" + borrower + ")")
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"MobilePhone\": \"" + edited + "\"}")));
        await().atMost(PATIENCE).until(() -> edited.equals(here(borrower)));
        await().atMost(PATIENCE).until(() -> there(borrower).matches(COMPACT));
    }

    private String there(UUID borrower) {
        Answer answer = http.send(http.request("/sandbox/crm/Contacts(FinMeId=" + borrower + ")")
                .header("Authorization", BASIC)
                .GET());
        return answer.status() == 200 ? answer.json().path("MobilePhone").asText() : "";
    }

    private String here(UUID borrower) {
        return persons.find(borrower).orElseThrow().attributes().stream()
                .filter(it -> it.name().equals("borrower.phone"))
                .map(it -> it.value().value().asText())
                .findFirst()
                .orElse("");
    }

    private static String phone() {
        return "+420" + ThreadLocalRandom.current().nextInt(602_000_000, 609_000_000);
    }

    private UUID borrower() {
        Answer answer = http.apply(CODE, "sealed-key", "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Petra", "lastName": "Dvorak", "birthDate": "1979-03-02", "phone": "%s"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(phone()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?",
                UUID.class,
                UUID.fromString(answer.json().path("id").asText()));
    }

    private void put(@Nullable OctetKeyPair pair, boolean connected) {
        Map<String, Object> crm = new LinkedHashMap<>();
        crm.put("code", CODE);
        crm.put("name", "Sealed");
        crm.put("url", "/sandbox/crm");
        crm.put("poll", "PT1S");
        crm.put("auth", Map.of("kind", "BASIC", "username", "sandbox", "password", "sandbox-secret"));
        if (pair != null) {
            crm.put(
                    "sealed",
                    Map.of(
                            "publicKey",
                            pair.toPublicJWK().toJSONObject(),
                            "privateKey",
                            pair.toJSONString(),
                            "fields",
                            List.of("MobilePhone")));
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
                                    "{LastName: borrower.lastName, MobilePhone: borrower.phone}",
                                    "in",
                                    "{`borrower.phone`: record.MobilePhone}")));
        }
        http.putMasterData("crm", CODE, crm);
    }
}
