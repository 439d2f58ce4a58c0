package finme.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.journeys.World.Lender;
import finme.retention.PersonAtHand;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.FreePlace;
import finme.testing.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two edges whose lines to core are cut: they go on, and afterwards core has all they acknowledged. */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoolJourneyTests {
    private static final String ADMIN_EDGES = "/api/v1/admin/edges";

    private final World world;
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final Line firstLine;
    private final Line secondLine;
    private final Path places;
    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;

    SpoolJourneyTests(FinMeHttp http, JdbcTemplate jdbc, Environment environment) throws IOException {
        int door = environment.getRequiredProperty("finme.edge.port", Integer.class);
        this.http = http;
        this.jdbc = jdbc;
        this.world = new World(http);
        this.firstLine = new Line(door);
        this.secondLine = new Line(door);
        this.places = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "spools");
    }

    @BeforeAll
    void starts() {
        FreePlace.AUTHORITY.edge("second").write(FreePlace.CERTIFICATES, "second");
        first = start(firstLine, "edge");
        second = start(secondLine, "second");
    }

    private ConfigurableApplicationContext start(Line line, String name) {
        return Edges.start(
                line.url(),
                "finme.spool.dir=" + places.resolve(name),
                "finme.tls.cert=" + FreePlace.CERTIFICATES.resolve(name + ".pem"),
                "finme.tls.key=" + FreePlace.CERTIFICATES.resolve(name + ".key"));
    }

    @AfterAll
    void stops() {
        first.close();
        second.close();
        firstLine.close();
        secondLine.close();
    }

    @Test
    void goesOnWithoutCoreAlsoOverARestartAndHandsOverInOrder() {
        Lender lender = world.lender("sp-order", "accept", Map.of());
        keep(lender);
        Lender refusing = world.lender("sp-refuse", "accept", Map.of());
        awaitKnown(first, refusing);
        List<String> told = new ArrayList<>();
        firstLine.cut();
        for (int i = 0; i < 10; i++) {
            told.add(kept(first, lender, i));
        }
        Answer refused = apply(first, refusing, World.application(601_880_500), "r");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(http.send(request(first, "/status/some-link").header("Accept", "text/html"))
                        .status())
                .isEqualTo(503);

        first.close();
        first = start(firstLine, "edge");
        Answer again = apply(first, lender, World.application(601_880_003), "key-3");
        assertThat(again.json().path("id").asText()).isEqualTo(told.get(3));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        for (int i = 10; i < 20; i++) {
            told.add(kept(first, lender, i));
        }
        Answer status = http.send(
                bearing(lender, request(first, "/api/v1/sources/" + lender.source() + "/applications/" + told.get(0))));
        assertThat(status.json().path("status").asText()).isEqualTo("RECEIVED");

        firstLine.mend();
        await().atMost(World.PATIENCE).until(() -> stored(lender).size() == told.size());
        assertThat(stored(lender)).isEqualTo(told);
        for (String id : told) {
            world.awaitStatus(id, "OFFERED");
        }
        await().atMost(World.PATIENCE)
                .untilAsserted(
                        () -> assertThat(edge("edge").path("spooled").asInt(-1)).isZero());
        assertThat(edge("edge").path("state").asText()).isEqualTo("CONNECTED");
        assertThat(edge("edge").path("snapshot").asLong()).isPositive();
    }

    @Test
    void whatTwoEdgesKeptIsOneAndBothIdsStayGood() {
        Lender lender = world.lender("sp-two", "accept", Map.of());
        keep(lender);
        awaitKnown(second, lender);
        firstLine.cut();
        secondLine.cut();
        String body = World.application(601_881_000);
        Answer one = apply(first, lender, body, "same");
        Answer other = apply(second, lender, body, "same");
        assertThat(one.status()).isEqualTo(202);
        assertThat(other.status()).isEqualTo(202);
        firstLine.mend();
        await().atMost(World.PATIENCE).until(() -> stored(lender).size() == 1);
        secondLine.mend();
        String told = other.json().path("id").asText();
        HttpRequest.Builder asked =
                bearing(lender, request(second, "/api/v1/sources/" + lender.source() + "/applications/" + told));
        await().atMost(World.PATIENCE)
                .until(() ->
                        http.send(asked).json().path("id").equals(one.json().path("id")));
        assertThat(stored(lender)).containsExactly(one.json().path("id").asText());
        Answer found = http.get(
                "/api/v1/admin/applications?reference="
                        + other.json().path("reference").asText(),
                FinMeHttp.AUDITOR);
        assertThat(found.json().path("items")).hasSize(1);
    }

    @Test
    void whatCoreCantTakeIsForAnOperatorAndStopsNoOther() {
        Lender lender = world.lender("sp-poison", "accept", Map.of());
        keep(lender);
        assertThat(apply(first, lender, World.application(601_882_000), "used").status())
                .isEqualTo(202);
        firstLine.cut();
        String poisoned = kept(first, lender, World.application(601_882_001), "used");
        String next = kept(first, lender, World.application(601_882_002), "free");
        firstLine.mend();
        await().atMost(World.PATIENCE).until(() -> stored(lender).contains(next));
        JsonNode refused = requireNonNull(refused(poisoned));
        assertThat(refused.path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(refused.path("edge").asText()).isEqualTo("edge");
        assertThat(stored(lender)).doesNotContain(poisoned);
        String path = ADMIN_EDGES + "/refused/" + poisoned;
        assertThat(http.post(path + "/retry", FinMeHttp.OPERATOR, "").status()).isEqualTo(422);

        jdbc.update("delete from fdforge.intake where source = ?", lender.source());
        assertThat(http.post(path + "/retry", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        assertThat(stored(lender)).contains(poisoned);
        assertThat(refused(poisoned)).isNull();
        assertThat(http.post(path + "/retry", FinMeHttp.OPERATOR, "").status()).isEqualTo(404);
    }

    @Test
    void whatCoreCouldNotTakeIsForgottenWithItsPerson() {
        Lender lender = world.lender("sp-forget", "accept", Map.of());
        keep(lender);
        String body = World.application(601_884_000).replace("Eva", "Zbislava").replace("Mala", "Ptakova");
        String taken = apply(first, lender, body, "one").json().path("id").asText();
        world.awaitStatus(taken, "OFFERED");
        assertThat(apply(first, lender, World.application(601_884_001), "two").status())
                .isEqualTo(202);
        firstLine.cut();
        String person = kept(first, lender, body.replace("6000", "6500"), "one");
        String other = kept(first, lender, World.application(601_884_002), "two");
        firstLine.mend();
        await().atMost(World.PATIENCE).until(() -> refused(person) != null && refused(other) != null);
        UUID borrower = requireNonNull(jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?::uuid", UUID.class, taken));

        new PersonAtHand(http, jdbc).eraseWholly(borrower);

        assertThat(refused(person)).isNull();
        assertThat(jdbc.queryForObject(
                        "select sealed from fdforge.kept_refused where id = ?::uuid", String.class, person))
                .isEmpty();
        assertThat(refused(other)).isNotNull();
    }

    @Test
    void aChangeIsAtTheEdgeWithinTwoSeconds() {
        Lender lender = world.lender("sp-live", "accept", Map.of());
        long begin = System.nanoTime();
        await().pollInterval(Duration.ofMillis(50))
                .until(() -> apply(second, lender, World.application(601_883_000), "k")
                                .status()
                        == 202);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    private void keep(Lender lender) {
        String path = "/api/v1/admin/sources/" + lender.source();
        ObjectNode source = http.get(path, FinMeHttp.ADMIN).json().deepCopy();
        assertThat(http.put(path, FinMeHttp.ADMIN, source.put("whenCoreIsAway", "KEEP"))
                        .status())
                .isEqualTo(200);
        awaitKnown(first, lender);
    }

    /** By the status of an application that does not exist: 401 before, 404 when the source is known. */
    private void awaitKnown(ConfigurableApplicationContext edge, Lender lender) {
        long version = http.get("/api/v1/admin/sources/" + lender.source(), FinMeHttp.ADMIN)
                .json()
                .path("version")
                .asLong();
        String path = "/api/v1/sources/" + lender.source() + "/applications/" + new UUID(0, version);
        await().until(() -> http.send(bearing(lender, request(edge, path))).status() == 404);
        // its last change may be a moment behind
        await().pollDelay(Duration.ofMillis(1200)).until(() -> true);
    }

    private String kept(ConfigurableApplicationContext edge, Lender lender, int number) {
        return kept(edge, lender, World.application(601_880_000 + number), "key-" + number);
    }

    private String kept(ConfigurableApplicationContext edge, Lender lender, String body, String key) {
        Answer answer = apply(edge, lender, body, key);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("status").asText()).isEqualTo("RECEIVED");
        return answer.json().path("id").asText();
    }

    private List<String> stored(Lender lender) {
        return jdbc.queryForList(
                "select id::text from fdforge.application where source = ? order by received_at",
                String.class,
                lender.source());
    }

    private JsonNode edge(String name) {
        for (JsonNode each : http.get(ADMIN_EDGES, FinMeHttp.AUDITOR).json().path("items")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no edge " + name);
    }

    private @Nullable JsonNode refused(String id) {
        for (JsonNode each :
                http.get(ADMIN_EDGES + "/refused", FinMeHttp.AUDITOR).json().path("items")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        return null;
    }

    private Answer apply(ConfigurableApplicationContext edge, Lender lender, String body, String key) {
        return http.send(bearing(lender, request(edge, "/api/v1/sources/" + lender.source() + "/applications"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder bearing(Lender lender, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer key-" + lender.source());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext edge, String path) {
        return HttpRequest.newBuilder(URI.create(Edges.url(edge, path))).timeout(Duration.ofSeconds(30));
    }
}
