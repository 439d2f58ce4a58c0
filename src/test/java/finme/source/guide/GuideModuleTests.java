package finme.source.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.mapping.PayloadFormat;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Guides as senders find them under their link; their samples are posted. */
@FinMeTest
class GuideModuleTests {
    private static final String MAPPING = """
            {product: payload.what, amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, email: payload.mail},
             consents: [{kind: "DATA_SHARING", version: payload.text, givenAt: payload.at}]}""";

    private final FinMeHttp http;
    private final ObjectMapper json;
    private final JdbcTemplate jdbc;

    GuideModuleTests(FinMeHttp http, ObjectMapper json, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
        this.json = json;
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-form", "affiliate-flat", "affiliate-xml", "payday-form", "bank-lead", "branch"})
    void theSampleOfEachSourceOfTheDemoPassesWhenPosted(String name) throws Exception {
        ObjectNode source = (ObjectNode) json.readTree(
                new ClassPathResource("/demo/sources/" + name + ".json").getContentAsString(StandardCharsets.UTF_8));
        source.remove("callback");
        String code = "guide-" + name;
        http.putMasterData("sources", code, source.put("code", code));
        JsonNode guide = guide(code);
        assertThat(guide.path("source").asText()).isEqualTo(code);
        assertThat(guide.path("url").asText()).endsWith("/api/v1/sources/" + code + "/applications");
        assertThat(guide.path("fields")).hasSizeGreaterThan(10);
        assertThat(guide.path("answers")).isNotEmpty();
        Answer answer = http.apply(
                code,
                source.path("key").asText(),
                PayloadFormat.valueOf(guide.path("format").asText()).mediaType(),
                guide.path("sample").asText());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("warnings")).isEmpty();
    }

    @Test
    void followsTheMappingTheKeptSampleAndTheDirectories() {
        put("guide-new", MAPPING);
        JsonNode before = guide("guide-new");
        assertThat(paths(before)).contains("what", "sum", "born").doesNotContain("income");
        assertThat(post("guide-new", before).status()).isEqualTo(202);
        String kept = before.path("sample").asText().replace("Jana", "Zdenka");
        assertThat(keep("guide-new", kept, false).status()).isEqualTo(422);
        assertThat(keep("guide-new", kept.replace("sum", "summ"), true).status())
                .isEqualTo(422);
        assertThat(keep("guide-new", kept, true).status()).isEqualTo(204);
        assertThat(guide("guide-new").path("sample").asText()).isEqualTo(kept);

        put("guide-new", MAPPING.replace("payload.sum", "payload.betrag").replace("}]}", """
                }], employment: {monthlyIncome: {value: payload.income, currency: "EUR"}}}"""));
        JsonNode after = guide("guide-new");
        assertThat(paths(after)).contains("betrag", "income").doesNotContain("sum");
        assertThat(after.path("sample").asText()).contains("betrag").isNotEqualTo(kept);
        assertThat(post("guide-new", after).status()).isEqualTo(202);
    }

    @Test
    void aLinkIsUnguessableRenewableAndTellsOfNobodyElse() {
        put("guide-link", MAPPING);
        put("guide-other", MAPPING);
        String url = url("guide-link");
        assertThat(url).isNotEqualTo(url("guide-other"));
        Answer page = http.get(path(url), null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.body()).contains("guide-link", "Date of birth").doesNotContain("guide-other", "the-key-of");
        Answer renewed = http.post("/api/v1/admin/sources/guide-link/guide", FinMeHttp.ADMIN, Map.of());
        assertThat(renewed.json().path("guideUrl").asText())
                .isEqualTo(url("guide-link"))
                .isNotEqualTo(url);
        assertThat(http.get(path(url), null).status()).isEqualTo(404);
        for (String token : List.of("x", "AAAAAAAAAAAAAAAAAAAAAA", "guide-link", "%00", "../admin")) {
            assertThat(http.get("/guides/" + token.replace("/", "%2F"), null).status())
                    .isBetween(400, 404);
        }
        assertThat(http.post("/api/v1/admin/sources/guide-link/guide", FinMeHttp.OPERATOR, Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isReadInTheLanguageOfItsReader() {
        put("guide-tongues", MAPPING);
        String path = path(url("guide-tongues"));
        assertThat(http.get(path, null).body())
                .contains("<html lang=\"en\"", "How to post", "Date of birth", "Taken in.");
        Answer czech = inLanguage(path, "cs, en;q=0.5");
        assertThat(czech.body())
                .contains("<html lang=\"cs\"", "Jak posílat", "Datum narození", "Uložte si id", "?language=uk")
                .doesNotContain("Date of birth", "Taken in.", "guide.");
        assertThat(czech.header("Content-Language")).isEqualTo("cs");
        assertThat(inLanguage(path + "?language=uk", "cs").body()).contains("<html lang=\"uk\"", "Дата народження");
        assertThat(inLanguage(path + "?language=xx", "de, uk").body()).contains("<html lang=\"uk\"");
        assertThat(inLanguage(path + "?language=../en", "de").body()).contains("<html lang=\"en\"");
        assertThat(inLanguage("/guides/nothing", "cs").body()).contains("Taková stránka není");
        Answer program = http.send(http.request(path + "?language=cs").header("Accept", "application/json"));
        assertThat(program.body()).contains("Datum narození", "borrower.birthDate", "Tělo nelze přečíst jako JSON.");
    }

    private Answer inLanguage(String path, String languages) {
        return http.send(http.request(path).header("Accept-Language", languages));
    }

    @Test
    void keepsASampleSealed() {
        put("guide-sealed", MAPPING);
        String sample = guide("guide-sealed").path("sample").asText();
        keep("guide-sealed", sample, true);
        assertThat(http.get("/api/v1/admin/sources/guide-sealed/sample", FinMeHttp.ADMIN)
                        .json()
                        .path("body")
                        .asText())
                .isEqualTo(sample);
        byte[] stored = jdbc.queryForObject(
                "select body from fdforge.source_sample where source = 'guide-sealed'", byte[].class);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Jana");
        assertThat(http.send(http.as(FinMeHttp.ADMIN, http.request("/api/v1/admin/sources/guide-sealed/sample"))
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(http.get("/api/v1/admin/sources/guide-sealed/sample", FinMeHttp.ADMIN)
                        .status())
                .isEqualTo(404);
    }

    private void put(String code, String mapping) {
        Map<String, Object> source = new HashMap<>(Map.of("name", code, "key", "the-key-of-" + code));
        source.put("format", "JSON");
        source.put("mapping", mapping);
        http.putMasterData("sources", code, source);
    }

    private Answer keep(String code, String body, boolean invented) {
        return http.put(
                "/api/v1/admin/sources/" + code + "/sample",
                FinMeHttp.ADMIN,
                Map.of("body", body, "invented", invented));
    }

    private Answer post(String code, JsonNode guide) {
        return http.apply(
                code,
                "the-key-of-" + code,
                "application/json",
                guide.path("sample").asText());
    }

    private JsonNode guide(String code) {
        Answer answer = http.send(http.request(path(url(code))).header("Accept", "application/json"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String url(String code) {
        return http.get("/api/v1/admin/sources/" + code, FinMeHttp.ADMIN)
                .json()
                .path("guideUrl")
                .asText();
    }

    private static String path(String url) {
        return URI.create(url).getPath();
    }

    private static List<String> paths(JsonNode guide) {
        return guide.path("fields").findValuesAsText("path");
    }
}
