package finme.admin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.kernel.Ids;
import finme.sandbox.SandboxSecrets;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log of messages as its callers see it, with systems of the sandbox. */
@FinMeTest
class DeliveryJourneyTests {
    private static final String API = "/api/v1/admin/deliveries";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FinMeHttp http;
    private final Outbox outbox;
    private final SandboxSecrets secrets;
    private final TransactionTemplate transaction;

    DeliveryJourneyTests(
            FinMeHttp http, Outbox outbox, SandboxSecrets secrets, PlatformTransactionManager transactions) {
        this.http = http;
        this.outbox = outbox;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void showsAMessageWithItsPayloadAndEveryTry() {
        system("adm-log", "ok");
        UUID id = tell("adm-log");
        awaitState(id, "DELIVERED");
        JsonNode items = http.get(API + "?system=adm-log&state=DELIVERED", FinMeHttp.AUDITOR)
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        JsonNode item = items.get(0);
        assertThat(item.path("id").asText()).isEqualTo(id.toString());
        assertThat(item.path("system").asText()).isEqualTo("adm-log");
        assertThat(item.path("sequence").asLong()).isEqualTo(1);
        assertThat(item.path("type").asText()).isEqualTo("finme.form.published");
        assertThat(item.at("/attempts/0/status").asInt()).isEqualTo(204);
        assertThat(item.at("/attempts/0").has("at")).isTrue();
        assertThat(item.at("/attempts/0").has("millis")).isTrue();

        JsonNode one = http.get(API + "/" + id, FinMeHttp.AUDITOR).json();
        assertThat(one.path("state").asText()).isEqualTo("DELIVERED");
        assertThat(one.at("/payload/id").asText()).isEqualTo(id.toString());
        assertThat(one.at("/payload/sequence").asLong()).isEqualTo(1);
    }

    @Test
    void narrowsByTimeAndPagesThrough() {
        system("adm-page", "ok");
        List<UUID> ids = List.of(tell("adm-page"), tell("adm-page"), tell("adm-page"));
        JsonNode first =
                http.get(API + "?system=adm-page&limit=2", FinMeHttp.OWNER).json();
        assertThat(first.path("items").findValuesAsText("id"))
                .containsExactly(ids.get(2).toString(), ids.get(1).toString());
        String next = first.path("next").asText();
        JsonNode second = http.get(API + "?system=adm-page&limit=2&cursor=" + next, FinMeHttp.OWNER)
                .json();
        assertThat(second.path("items").findValuesAsText("id"))
                .containsExactly(ids.get(0).toString());
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(count("?system=adm-page&from=2026-01-01")).isEqualTo(3);
        assertThat(count("?system=adm-page&to=2026-01-01T00:00:00Z")).isZero();
        assertThat(http.get(API + "?state=LOST&from=soon", FinMeHttp.OWNER)
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/state", "/from");
    }

    @Test
    void sendsOneAgainUnderItsIdAndNumber() {
        system("adm-again", "ok");
        UUID id = tell("adm-again");
        awaitState(id, "DELIVERED");
        assertThat(http.post(API + "/" + id + "/replay", FinMeHttp.AUDITOR, "{}")
                        .status())
                .isEqualTo(403);
        FinMeHttp.Answer answer = http.post(API + "/" + id + "/replay", FinMeHttp.OPERATOR, "{}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("id").asText()).isEqualTo(id.toString());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(heard("adm-again").at("/items/0/taken").asInt())
                                .isEqualTo(2));
        assertThat(heard("adm-again").path("items")).hasSize(1);
        assertThat(heard("adm-again").at("/items/0/signed").asBoolean()).isTrue();
        assertThat(http.post(API + "/" + UUID.randomUUID() + "/replay", FinMeHttp.OPERATOR, "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsWhatIsRetriedAndWhy() {
        system("adm-fails", "fail");
        UUID id = tell("adm-fails");
        awaitState(id, "RETRYING");
        JsonNode one = http.get(API + "/" + id, FinMeHttp.AUDITOR).json();
        assertThat(one.at("/attempts/0/status").asInt()).isEqualTo(500);
        assertThat(one.path("dueAt").asText()).isNotBlank();
        http.put("/api/v1/admin/connected-systems/adm-fails", FinMeHttp.ADMIN, definition("adm-fails", "ok"));
        http.post(API + "/" + id + "/replay", FinMeHttp.OPERATOR, "{}");
        awaitState(id, "DELIVERED");
    }

    @Test
    void refusesAnAddressInside() {
        for (String url : List.of("https://10.1.2.3/hook", "https://169.254.169.254/", "http://bi.example.test/")) {
            FinMeHttp.Answer refused = http.put(
                    "/api/v1/admin/connected-systems/adm-inside",
                    FinMeHttp.ADMIN,
                    Map.of(
                            "code",
                            "adm-inside",
                            "name",
                            "Inside",
                            "url",
                            url,
                            "secret",
                            secret("x"),
                            "events",
                            List.of("form.*")));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                    .containsExactly("/url");
        }
    }

    private int count(String query) {
        return http.get(API + query, FinMeHttp.OWNER).json().path("items").size();
    }

    private void awaitState(UUID id, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get(API + "/" + id, FinMeHttp.AUDITOR)
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo(state));
    }

    private JsonNode heard(String system) {
        return http.send(http.request("/sandbox/systems/" + system).header("Accept", "application/json"))
                .json();
    }

    private void system(String code, String mode) {
        http.putMasterData("connected-systems", code, definition(code, mode));
    }

    private Map<String, Object> definition(String code, String mode) {
        return Map.of(
                "code",
                code,
                "name",
                "Admin " + code,
                "state",
                "ACTIVE",
                "url",
                http.url("/sandbox/systems/" + code + "?mode=" + mode),
                "secret",
                secret(code),
                "events",
                List.of("form.*"));
    }

    private String secret(String code) {
        return secrets.webhookSecret(code);
    }

    private UUID tell(String system) {
        UUID id = Ids.next();
        String body = "{\"id\": \"" + id + "\", \"type\": \"finme.form.published\", \"sequence\": \"" + Message.SEQUENCE
                + "\"}";
        Message message = new Message(id, "system:" + system, "finme.form.published", "form/" + id, null, body);
        transaction.executeWithoutResult(open -> outbox.add(List.of(message)));
        return id;
    }
}
