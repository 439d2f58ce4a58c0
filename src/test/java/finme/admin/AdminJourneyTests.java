package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The administration's API as its callers see it. */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminJourneyTests {
    private static final String API = "/api/v1/admin/";
    /** Values of the test application that no one may see unasked. */
    private static final List<String> PERSONAL = List.of(
            "Zdenka",
            "Quillova",
            "1988-02-11",
            "+420601",
            "zdenka.q",
            "Lipova",
            "Brno",
            "60200",
            "Wanderlust",
            "192.0.2.14",
            "falconry");

    private final FinMeHttp http;
    private final CasesAtHand cases;

    AdminJourneyTests(FinMeHttp http) {
        this.http = http;
        this.cases = new CasesAtHand(http);
    }

    @BeforeAll
    void prepare() {
        cases.prepare("pending-then-accept?after=PT1H");
    }

    @AfterAll
    void leave() {
        cases.leave();
    }

    @Test
    void keepsSecretsAndVersionsOfASource() {
        String path = API + "sources/admin-written";
        Answer created = http.put(path, FinMeHttp.ADMIN, CasesAtHand.source());
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("key").asText()).isEqualTo("***");
        assertThat(created.json().path("code").asText()).isEqualTo("admin-written");
        String first = created.header("ETag");

        ObjectNode body = (ObjectNode) http.get(path, FinMeHttp.AUDITOR).json();
        assertThat(body.toString()).doesNotContain(CasesAtHand.KEY);
        Answer replaced = http.put(path, FinMeHttp.ADMIN, body.put("name", "Renamed"));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isNotEqualTo(first);
        assertThat(http.get(API + "sources", FinMeHttp.AUDITOR)
                        .json()
                        .path("items")
                        .findValuesAsText("code"))
                .contains("admin-written");
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseChanged() {
        String path = API + "sources/admin-stale";
        String first = http.put(path, FinMeHttp.ADMIN, CasesAtHand.source()).header("ETag");
        assertThat(putIf(path, first).status()).isEqualTo(200);
        assertThat(putIf(path, first).status()).isEqualTo(412);
    }

    @Test
    void pointsAtWhatIsWrongWithABody() {
        assertThat(fault("sources", Map.of("code", "other"))).isEqualTo("/code");
        assertThat(fault("sources", Map.of("format", "YAML"))).isEqualTo("/format");
        assertThat(fault("sources", Map.of("mapping", "{a: "))).isEqualTo("/mapping");
        assertThat(fault("partners", Map.of("request", Map.of("timeout", "soon"))))
                .isEqualTo("/request/timeout");
        assertThat(http.put(API + "sources/broken", FinMeHttp.ADMIN, "{").status())
                .isEqualTo(400);
        assertThat(http.put(API + "sources/broken", FinMeHttp.ADMIN, "[]").status())
                .isEqualTo(400);
    }

    @Test
    void masksPersonalValuesAndWritesDownWhoRevealedThem() {
        JsonNode detail = cases.arrive("WITH_PARTNERS");
        String path = API + "applications/" + detail.path("id").asText();
        assertThat(PERSONAL).noneMatch(detail.toString()::contains);
        assertThat(detail.path("borrower").path("firstName").asText()).isEqualTo("Z***");
        assertThat(detail.path("borrower").path("email").asText()).isEqualTo("z***@example.test");

        assertThat(http.get(path + "?reveal=true", FinMeHttp.AUDITOR).status()).isEqualTo(403);
        assertThat(http.get(path + "?reveal=true", FinMeHttp.OWNER).status()).isEqualTo(403);
        String clear = http.get(path + "?reveal=true", FinMeHttp.OPERATOR).body();
        assertThat(PERSONAL).allMatch(clear::contains);

        JsonNode timeline =
                http.get(path + "/timeline", FinMeHttp.AUDITOR).json().path("items");
        assertThat(timeline)
                .filteredOn(line -> line.path("action").asText().equals("revealed"))
                .extracting(line -> line.path("actor").asText())
                .containsExactly(FinMeHttp.OPERATOR);
        assertThat(PERSONAL).noneMatch(timeline.toString()::contains);
    }

    @Test
    void tellsTheWholeStoryOldestFirst() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        JsonNode timeline = http.get(API + "applications/" + id + "/timeline", FinMeHttp.AUDITOR)
                .json()
                .path("items");
        assertThat(timeline.findValuesAsText("action"))
                .startsWith("received")
                .contains("sent_to_partner", "with_partners");
        assertThat(timeline.findValuesAsText("at")).isSorted();
    }

    @Test
    void explainsEveryPartnerOnce() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        JsonNode routing = http.get(API + "applications/" + id + "/routing", FinMeHttp.AUDITOR)
                .json();
        List<String> directory = http.get(API + "partners", FinMeHttp.AUDITOR)
                .json()
                .path("items")
                .findValuesAsText("code");
        assertThat(routing.path("decision").asText()).isEqualTo("partner-prioritisation");
        assertThat(routing.path("partners").findValuesAsText("partner"))
                .doesNotHaveDuplicates()
                .containsAll(directory);
        assertThat(routing.path("partners"))
                .allSatisfy(partner ->
                        assertThat(partner.path("reason").path("code").asText()).isNotEmpty());
        assertThat(routing.path("partners"))
                .filteredOn(partner -> partner.path("verdict").asText().equals("SENT"))
                .extracting(partner -> partner.path("partner").asText())
                .containsExactly(CasesAtHand.LENDER);
    }

    @Test
    void withdrawsOnce() {
        String path =
                API + "applications/" + cases.arrive("WITH_PARTNERS").path("id").asText() + "/withdraw";
        assertThat(http.post(path, FinMeHttp.AUDITOR, Map.of()).status()).isEqualTo(403);
        Answer withdrawn = http.post(path, FinMeHttp.OPERATOR, Map.of());
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.json().path("status").asText()).isEqualTo("WITHDRAWN");
        assertThat(http.post(path, FinMeHttp.OPERATOR, Map.of()).status()).isEqualTo(409);
    }

    @Test
    void findsApplicationsAndPagesThroughThem() {
        JsonNode older = cases.arrive("WITH_PARTNERS");
        JsonNode newer = cases.arrive("WITH_PARTNERS");
        String list = API + "applications?partner=" + CasesAtHand.LENDER + "&source=" + CasesAtHand.SOURCE + "&limit=1";
        JsonNode first = http.get(list, FinMeHttp.AUDITOR).json();
        assertThat(first.path("items").findValuesAsText("id"))
                .containsExactly(newer.path("id").asText());
        JsonNode second = http.get(list + "&cursor=" + first.path("next").asText(), FinMeHttp.AUDITOR)
                .json();
        assertThat(second.path("items").findValuesAsText("id"))
                .containsExactly(older.path("id").asText());

        String byReference =
                API + "applications?reference=" + older.path("reference").asText();
        assertThat(http.get(byReference, FinMeHttp.AUDITOR).json().path("items"))
                .hasSize(1);
        JsonNode refused = http.get(API + "applications?status=LOST&from=yesterday&limit=0", FinMeHttp.AUDITOR)
                .json();
        assertThat(refused.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/status", "/from", "/limit");
    }

    @Test
    void triesAPartnerOutWithoutTouchingACase() {
        String path = API + "partners/" + CasesAtHand.LENDER + "/try";
        JsonNode shown = http.post(path, FinMeHttp.OPERATOR, Map.of()).json();
        assertThat(shown.path("request").path("body").asText()).contains("\"amount\"");
        assertThat(shown.has("answer")).isFalse();
        JsonNode sent =
                http.post(path, FinMeHttp.OPERATOR, Map.of("send", true)).json();
        assertThat(sent.path("answer").path("outcome").asText()).isEqualTo("PENDING");
        assertThat(http.post(API + "partners/nobody/try", FinMeHttp.ADMIN, Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void readsDirectories() {
        assertThat(http.get(API + "directories", FinMeHttp.AUDITOR)
                        .json()
                        .path("items")
                        .findValuesAsText("code"))
                .contains("products", "purposes", "regions", "employment-kinds");
        Answer purposes = http.get(API + "directories/purposes", FinMeHttp.AUDITOR);
        assertThat(purposes.header("ETag")).isNotNull();
        assertThat(http.get(API + "directories/nothing", FinMeHttp.AUDITOR).status())
                .isEqualTo(404);
    }

    @Test
    void describesItself() {
        JsonNode api = http.get("/v3/api-docs", null).json();
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        assertThat(api.path("paths").has(API + "applications/{id}/routing")).isTrue();
        assertThat(api.path("paths").path(API + "partners/{code}").has("put")).isTrue();
    }

    private Answer putIf(String path, @Nullable String etag) {
        return http.send(
                http.as(FinMeHttp.ADMIN, http.request(path))
                        .header("Content-Type", "application/json")
                        .header("If-Match", String.valueOf(etag))
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"name\":\"N\",\"state\":\"PAUSED\",\"key\":\"***\",\"format\":\"JSON\",\"mapping\":\"payload\"}")));
    }

    /** @return the pointer of the only fault */
    private String fault(String kind, Map<String, Object> change) {
        Map<String, Object> body = new HashMap<>(CasesAtHand.source());
        body.putAll(change);
        Answer answer = http.put(API + kind + "/admin-wrong", FinMeHttp.ADMIN, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().path("errors").path(0).path("pointer").asText();
    }
}
