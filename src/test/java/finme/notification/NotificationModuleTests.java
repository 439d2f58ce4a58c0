package finme.notification;

import static finme.testing.StubSystem.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import finme.testing.ConnectedStubs;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StubSystem;
import finme.testing.StubSystem.Got;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is announced, to whom and how, from the public API to a receiver over HTTP. */
@FinMeTest
class NotificationModuleTests {
    private static final String KEY = "notification-key";
    private static final String SECOND_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final FinMeHttp http;
    private final ObjectMapper json;
    private final JdbcTemplate jdbc;
    private final ConnectedStubs systems;
    private int borrowers;

    NotificationModuleTests(FinMeHttp http, ObjectMapper json, JdbcTemplate jdbc) {
        this.http = http;
        this.json = json;
        this.jdbc = jdbc;
        this.systems = new ConnectedStubs(http);
    }

    @AfterEach
    void close() {
        systems.close();
    }

    @Test
    void aChangedDirectoryIsToldToWhoAskedForIt() throws Exception {
        StubSystem bi = systems.connect("nt-bi", "directory.*", "application.*");
        StubSystem partnersOnly = systems.connect("nt-partners", "partner.*");
        directory("nt-colours", "RED", "GREEN");
        Answer saved = directory("nt-colours", "RED", "BLUE");
        Got got = bi.awaitTaken(2).get(1);
        JsonNode event = got.event();
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("finme.directory.changed");
        assertThat(event.path("subject").asText()).isEqualTo("directory/nt-colours");
        assertThat(event.path("source").asText()).isEqualTo(http.url(""));
        assertThat(event.path("id").asText()).isEqualTo(got.id());
        assertThat(event.path("sequence").asText()).isEqualTo("0000000002");
        assertThat(OffsetDateTime.parse(event.path("time").asText()).toInstant())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(event.path("data")).isEqualTo(json.readTree("""
                        {"directory": "nt-colours", "version": 2, "action": "replaced", "entries": ["BLUE", "GREEN"]}"""));
        assertThat(got.header("Content-type")).startsWith("application/cloudevents+json");
        assertThat(event.path("dataref").asText()).isEqualTo(http.url("/api/v1/admin/directories/nt-colours"));
        assertThat(http.get("/api/v1/admin/directories/nt-colours", FinMeHttp.AUDITOR)
                        .json())
                .isEqualTo(saved.json());
        new Webhook(ConnectedStubs.SECRET).verify(got.body(), got.headers());
        assertThat(partnersOnly.got).isEmpty();
    }

    @Test
    void itsStatusSaysWhatItHasConfirmed() {
        StubSystem system = systems.connect("nt-status", "directory.*");
        directory("nt-sizes", "SMALL");
        system.awaitTaken(1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> status("nt-status").path("waiting").asInt() == 0);
        JsonNode status = status("nt-status");
        assertThat(status.path("confirmed").path("directory/nt-sizes").asInt()).isEqualTo(1);
        assertThat(status.path("lastDeliveredAt").isTextual()).isTrue();
        assertThat(status.path("oldestAt").isNull()).isTrue();
        assertThat(status.path("lastError").isNull()).isTrue();
        Answer replay = http.post(
                "/api/v1/admin/connected-systems/nt-status/replay", FinMeHttp.OPERATOR, Map.of("from", 1, "to", 1));
        assertThat(replay.status()).isEqualTo(202);
        assertThat(replay.json().path("count").asInt()).isEqualTo(1);
        assertThat(system.awaitTaken(2)).extracting(Got::sequence).containsExactly(1L, 1L);
        assertThat(http.post("/api/v1/admin/connected-systems/nt-status/replay", FinMeHttp.OPERATOR, Map.of("from", 1))
                        .status())
                .isEqualTo(422);
        assertThat(http.get("/api/v1/admin/connected-systems/nobody/status", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itsSecretIsNeverReadBackAndItsFaultsAreNamed() {
        systems.connect("nt-secret");
        JsonNode read = http.get("/api/v1/admin/connected-systems/nt-secret", FinMeHttp.AUDITOR)
                .json();
        assertThat(read.path("secret").asText()).isEqualTo("***");
        assertThat(systems.put("nt-secret", Map.of("secret", "***", "name", "Other"))
                        .status())
                .isEqualTo(200);
        Answer faulty = http.put(
                "/api/v1/admin/connected-systems/nt-faulty",
                FinMeHttp.ADMIN,
                Map.of("name", " ", "url", " ", "secret", "whsec_short", "events", List.of("directory.*", "x.*")));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/url", "/secret", "/events/1");
    }

    @Test
    void aNewSystemHasNoSecretBefore() {
        Map<String, String> planted = Map.of("secret", SECOND_SECRET, "until", "2999-01-01T00:00:00Z");
        JsonNode made = http.putMasterData(
                        "connected-systems",
                        "nt-planted",
                        Map.of(
                                "name",
                                "Planted",
                                "state",
                                "PAUSED",
                                "url",
                                "http://localhost:1/",
                                "secret",
                                ConnectedStubs.SECRET,
                                "previous",
                                planted,
                                "events",
                                List.of()))
                .json();
        assertThat(made.has("previous")).isFalse();
    }

    @Test
    void whileASecretIsChangedBothSign() throws Exception {
        StubSystem system = systems.connect("nt-rotate", "directory.*");
        JsonNode saved = systems.put("nt-rotate", Map.of("secret", SECOND_SECRET, "events", List.of("directory.*")))
                .json();
        assertThat(Instant.parse(saved.path("previous").path("until").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(saved.path("previous").path("secret").asText()).isEqualTo("***");
        directory("nt-rotated", "A");
        Got got = system.awaitTaken(1).get(0);
        assertThat(got.header("Webhook-signature").split(" ")).hasSize(2);
        new Webhook(ConnectedStubs.SECRET).verify(got.body(), got.headers());
        new Webhook(SECOND_SECRET).verify(got.body(), got.headers());
        jdbc.update("""
                update fdforge.catalogue set version = version + 1,
                  definition = jsonb_set(definition, '{previous,until}', '"2020-01-01T00:00:00Z"')
                where kind = 'connected-system' and code = 'nt-rotate'""");
        await().atMost(Duration.ofSeconds(10)).until(() -> onlyTheNewOneSigns(system));
    }

    private boolean onlyTheNewOneSigns(StubSystem system) throws Exception {
        int before = system.taken().size();
        directory("nt-rotated", "A", "B" + before);
        Got got = system.awaitTaken(before + 1).get(before);
        new Webhook(SECOND_SECRET).verify(got.body(), got.headers());
        try {
            new Webhook(ConnectedStubs.SECRET).verify(got.body(), got.headers());
            return false;
        } catch (WebhookVerificationException refused) {
            return true;
        }
    }

    @Test
    void aSourceIsToldWhatBecomesOfItsApplicationsAndOnlyOfThose() throws Exception {
        StubSystem back = new StubSystem();
        StubSystem bi = systems.connect("nt-applications", "application.*");
        try (back) {
            source("nt-source", Map.of("callback", Map.of("url", back.url(), "secret", ConnectedStubs.SECRET)));
            source("nt-silent", Map.of());
            apply("nt-silent");
            JsonNode accepted = apply("nt-source");
            UUID id = UUID.fromString(accepted.path("id").asText());
            await().atMost(Duration.ofSeconds(20)).until(() -> isFinal(back));
            List<Got> taken = back.taken();
            assertThat(taken)
                    .extracting(got -> got.event().path("data").path("id").asText())
                    .containsOnly(id.toString());
            assertThat(taken)
                    .extracting(got -> got.event().path("data").path("status").asText())
                    .startsWith("RECEIVED")
                    .endsWith("UNPLACED");
            Got first = taken.get(0);
            JsonNode data = first.event().path("data");
            assertThat(data.path("reference")).isEqualTo(accepted.path("reference"));
            assertThat(data.path("version").asInt()).isEqualTo(1);
            assertThat(first.event().path("dataref").asText())
                    .isEqualTo(http.url("/api/v1/sources/nt-source/applications/" + id));
            new Webhook(ConnectedStubs.SECRET).verify(first.body(), first.headers());
            assertThat(bi.awaitTaken(2 * taken.size()))
                    .allSatisfy(got ->
                            assertThat(got.body()).doesNotContain("Oksana", "Bondar", "38067", "example.test", "1985"));
        }
    }

    @Test
    void aSourcesCallbackIsRetriedAndGoneLikeAnyOther() {
        try (StubSystem back = new StubSystem()) {
            source(
                    "nt-gone",
                    Map.of("callback", Map.of("url", back.does(answers(410)).url(), "secret", "any text")));
            apply("nt-gone");
            await().atMost(Duration.ofSeconds(20)).until(() -> "GONE".equals(stateOf("source:nt-gone")));
            assertThat(back.got).hasSize(1);
        }
    }

    @Test
    void whileTheSecretOfACallbackIsChangedBothSign() throws Exception {
        try (StubSystem back = new StubSystem()) {
            source("nt-turn", Map.of("callback", Map.of("url", back.url(), "secret", ConnectedStubs.SECRET)));
            source("nt-turn", Map.of("callback", Map.of("url", back.url(), "secret", SECOND_SECRET)));
            JsonNode read = http.get("/api/v1/admin/sources/nt-turn", FinMeHttp.AUDITOR)
                    .json()
                    .at("/callback/previous");
            assertThat(read.path("secret").asText()).isEqualTo("***");
            assertThat(Instant.parse(read.path("until").asText()))
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(23)),
                            Instant.now().plus(Duration.ofHours(25)));
            source("nt-turn", Map.of("callback", Map.of("url", back.url(), "secret", "***")));
            apply("nt-turn");
            Got got = back.awaitTaken(1).get(0);
            new Webhook(ConnectedStubs.SECRET).verify(got.body(), got.headers());
            new Webhook(SECOND_SECRET).verify(got.body(), got.headers());
            source("nt-turn", Map.of("callback", Map.of("url", "https://other.example.test/", "secret", "third")));
            assertThat(http.get("/api/v1/admin/sources/nt-turn", FinMeHttp.AUDITOR)
                            .json()
                            .at("/callback/previous")
                            .isMissingNode())
                    .as("another host hears nothing of the former secret")
                    .isTrue();
        }
    }

    private static boolean isFinal(StubSystem stub) {
        return stub.taken().stream()
                .anyMatch(
                        got -> got.event().path("data").path("status").asText().equals("UNPLACED"));
    }

    private String stateOf(String receiver) {
        return jdbc
                .queryForList("select state from fdforge.delivery_receiver where name = ?", String.class, receiver)
                .stream()
                .findFirst()
                .orElse("");
    }

    private JsonNode status(String code) {
        return http.get("/api/v1/admin/connected-systems/" + code + "/status", FinMeHttp.AUDITOR)
                .json();
    }

    private Answer directory(String code, String... entries) {
        ObjectNode body = json.createObjectNode();
        ArrayNode list = body.putArray("entries");
        for (String entry : entries) {
            list.addObject()
                    .put("code", entry)
                    .put("order", 1)
                    .putObject("labels")
                    .put("en", entry);
        }
        Answer present = http.get("/api/v1/admin/directories/" + code, FinMeHttp.ADMIN);
        String etag = present.header("ETag");
        Answer saved = http.put(
                "/api/v1/admin/directories/" + code,
                FinMeHttp.ADMIN,
                body,
                etag == null ? Map.of("If-None-Match", "*") : Map.of("If-Match", etag));
        assertThat(saved.status()).as(saved.body()).isIn(200, 201);
        return saved;
    }

    private void source(String code, Map<String, ?> more) {
        ObjectNode body = json.valueToTree(more);
        body.put("name", code)
                .put("state", "ACTIVE")
                .put("key", KEY)
                .put("format", "JSON")
                .put("mapping", "payload");
        http.putMasterData("sources", code, body);
    }

    private JsonNode apply(String source) {
        int n = borrowers++;
        String body = """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "EUR"}, "termMonths": 12,
                 "borrower": {"firstName": "Oksana", "lastName": "Bondar", "birthDate": "1985-05-05",
                  "phone": "+38067%07d", "email": "told%d@example.test"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(7_700_000 + n, n);
        Answer answer = http.apply(source, KEY, "application/json", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }
}
