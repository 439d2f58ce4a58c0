package finme.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of requests is counted, by source, fault and key; and no value of a payload stays anywhere. */
@FinMeTest
class SourceTrafficModuleTests {
    private static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: 24,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, email: payload.mail},
             consents: [{kind: "DATA_SHARING", version: "v1", givenAt: "2026-01-01T00:00:00Z"}]}""";
    private static final String GOOD = """
            {"sum": %d, "first": "Canaria", "last": "Zeisig", "born": "1988-02-11", "mail": "canaria@example.test", "shoe": 38}""";

    private final FinMeHttp http;
    private final SourceTraffic traffic;
    private final JdbcTemplate jdbc;

    SourceTrafficModuleTests(FinMeHttp http, SourceTraffic traffic, JdbcTemplate jdbc) {
        this.http = http;
        this.traffic = traffic;
        this.jdbc = jdbc;
    }

    @Test
    void tellsWhyItRefusedWithTheShapeAndNoValue() {
        put("traffic-a", "traffic-a-key");
        assertThat(post("traffic-a", "traffic-a-key", GOOD.formatted(5000)).status())
                .isEqualTo(202);
        assertThat(post("traffic-a", "traffic-a-key", GOOD.formatted(5000)).status())
                .isEqualTo(202);
        String bad = GOOD.formatted(-1).replace("\"mail\"", "\"e-mail\"").replace("1988", "canary");
        assertThat(post("traffic-a", "traffic-a-key", bad).status()).isEqualTo(422);
        assertThat(post("traffic-a", "traffic-a-key", "{").status()).isEqualTo(400);
        assertThat(post("traffic-a", "not-the-key-canary", GOOD.formatted(5000)).status())
                .isEqualTo(401);
        String path = "/api/v1/admin/sources/traffic-a/refusals";
        JsonNode items =
                await().until(() -> http.get(path, FinMeHttp.AUDITOR).json().path("items"), all -> all.size() >= 5);
        assertThat(items.findValuesAsText("code")).contains("malformed", "unauthorized", "invalid_date");
        JsonNode date = find(items, "/borrower/birthDate");
        assertThat(date.path("count").asInt()).isEqualTo(1);
        assertThat(date.path("shape").findValuesAsText("path")).contains("sum", "first", "e-mail", "shoe");
        assertThat(items.toString()).doesNotContainIgnoringCase("canar").doesNotContain("Zeisig");
        assertThat(count("traffic-a", "accepted")).isEqualTo(1);
        assertThat(count("traffic-a", "replayed")).isEqualTo(1);
        assertThat(count("traffic-a", "refused")).isEqualTo(2);
        Integer readable = jdbc.queryForObject(
                "select count(*) from fdforge.source_refusal t where t::text ilike '%canar%' or t::text like '%Zeisig%'",
                Integer.class);
        assertThat(readable).isZero();
    }

    @Test
    void aNewKeyWorksBesideTheOldOneUntilItIsEnded() {
        put("traffic-keys", "traffic-keys-old");
        Answer made = http.post("/api/v1/admin/sources/traffic-keys/key", FinMeHttp.ADMIN, Map.of("overlap", "P2D"));
        String key = made.json().path("key").asText();
        assertThat(key).hasSizeGreaterThan(30);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(post("traffic-keys", key, GOOD.formatted(100)).status()).isEqualTo(202);
        assertThat(post("traffic-keys", "traffic-keys-old", GOOD.formatted(200)).status())
                .isEqualTo(202);
        JsonNode source =
                http.get("/api/v1/admin/sources/traffic-keys", FinMeHttp.ADMIN).json();
        assertThat(source.at("/formerKey/key").asText()).isEqualTo("***");
        assertThat(Instant.parse(source.at("/formerKey/until").asText()))
                .isBetween(Instant.now().plusSeconds(170_000), Instant.now().plusSeconds(173_000));
        await().until(() ->
                traffic.lastUse("traffic-keys", Sha256.hex("traffic-keys-old")).isPresent());

        http.post("/api/v1/admin/sources/traffic-keys/key", FinMeHttp.ADMIN, Map.of("overlap", "PT0S"));
        assertThat(post("traffic-keys", key, GOOD.formatted(300)).status()).isEqualTo(401);
        assertThat(post("traffic-keys", "traffic-keys-old", GOOD.formatted(300)).status())
                .isEqualTo(401);
        for (String overlap : List.of("P91D", "soon", "-P1D")) {
            assertThat(http.post("/api/v1/admin/sources/traffic-keys/key", FinMeHttp.ADMIN, Map.of("overlap", overlap))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void aKeyWhoseTimeIsOverCountsNoMore() {
        put("traffic-over", "traffic-over-old");
        http.post("/api/v1/admin/sources/traffic-over/key", FinMeHttp.ADMIN, Map.of("overlap", "PT0.4S"));
        await().until(() ->
                post("traffic-over", "traffic-over-old", GOOD.formatted(1)).status() == 401);
    }

    @Test
    void countsAReportOnceAndNoMoreKindsOfFaultsThanItHasRoomFor() {
        UUID report = Ids.next();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<SourceTraffic.Count> counts = List.of(new SourceTraffic.Count("traffic-b", today, "accepted", 7));
        traffic.add(report, counts, List.of(), List.of());
        traffic.add(report, counts, List.of(), List.of());
        assertThat(count("traffic-b", "accepted")).isEqualTo(7);
        for (int i = 0; i < 70; i++) {
            SourceTraffic.Refusal refusal =
                    new SourceTraffic.Refusal("traffic-b", today, "code" + i, "", 1, Instant.now(), List.of());
            traffic.add(Ids.next(), List.of(), List.of(refusal), List.of());
        }
        List<SourceTraffic.Refusal> all = traffic.refusals("traffic-b");
        assertThat(all).hasSize(61);
        assertThat(all.get(0).code()).isEqualTo("other");
        assertThat(all.get(0).count()).isEqualTo(10);
    }

    private long count(String source, String what) {
        return traffic.counts(source).stream()
                .filter(each -> each.what().equals(what))
                .mapToLong(SourceTraffic.Count::count)
                .sum();
    }

    private static JsonNode find(JsonNode items, String pointer) {
        for (JsonNode item : items) {
            if (item.path("pointer").asText().equals(pointer)) {
                return item;
            }
        }
        throw new AssertionError(pointer + " is not in " + items);
    }

    private Answer post(String source, String key, String body) {
        return http.apply(source, key, "application/json", body);
    }

    private void put(String code, String key) {
        Map<String, Object> source = new HashMap<>(Map.of("name", code, "key", key, "format", "JSON"));
        source.put("mapping", MAPPING);
        http.putMasterData("sources", code, source);
    }
}
