package finme.admin.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CodeLists;
import finme.directory.Labels;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class DirectoryModuleTests {
    private static final String API = "/api/v1/admin/directories/";

    private final FinMeHttp http;
    private final CodeLists codes;
    private final Labels labels;
    private final JdbcTemplate jdbc;

    DirectoryModuleTests(FinMeHttp http, CodeLists codes, Labels labels, JdbcTemplate jdbc) {
        this.http = http;
        this.codes = codes;
        this.labels = labels;
        this.jdbc = jdbc;
    }

    @Test
    void goesOutAndComesBackAsCsv() {
        create("dm-csv", entry("A", "One"), entry("B", "=2"));
        Answer table = csv("dm-csv");
        assertThat(table.status()).isEqualTo(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.header("ETag")).isEqualTo("\"1\"");
        assertThat(table.body())
                .startsWith("code,active,validFrom,order,label.en\r\n")
                .contains("B,true,,1,'=2");
        assertThat(json("dm-csv").status()).as("JSON stays what one gets").isEqualTo(200);
        assertThat(json("dm-csv").header("Content-Type")).startsWith("application/json");

        String more =
                table.body().replace("label.en\r\n", "label.en,label.cs\r\n").replace("One", "Uno,Jedna");
        Answer saved = putCsv("dm-csv", more, "\"1\"", "");
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().at("/entries/0/labels/cs").asText()).isEqualTo("Jedna");
        assertThat(saved.json().at("/entries/1/labels/en").asText()).isEqualTo("=2");
        assertThat(saved.json().path("version").asInt()).isEqualTo(2);
        assertThat(putCsv("dm-csv", more, "\"1\"", "").status()).isEqualTo(412);
        assertThat(putCsv("dm-csv", more, null, "").status()).isEqualTo(428);

        Answer faulty = putCsv("dm-csv", "code,order,label.en\nA,1,One\nb,x,\n", "\"2\"", "");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("Line 3, column order");
        Answer wrong = putCsv("dm-csv", "code,order,label.en\nA,1,One\nb,2,\n", "\"2\"", "");
        assertThat(wrong.body()).contains("Line 3, column code", "/entries/1/code", "Line 3, column labels");
        assertThat(http.send(http.as(FinMeHttp.ADMIN, http.request("/api/v1/admin/partners/delta"))
                                .header("Accept", "text/csv")
                                .GET())
                        .status())
                .isIn(404, 406);
    }

    @Test
    void tellsWhatWouldChangeAndChangesNothing() {
        create("dm-dry", entry("A", "One"), entry("B", "Two"), entry("C", "Three"), announced("D"));
        Map<String, Object> proposed = Map.of(
                "entries",
                List.of(
                        Map.of("code", "A", "labels", Map.of("en", "Uno"), "order", 1),
                        Map.of("code", "B", "labels", Map.of("en", "Two"), "order", 1, "active", false),
                        Map.of("code", "E", "labels", Map.of("en", "Five"), "order", 5)));
        Answer dry = http.put(API + "dm-dry?dryRun=true", FinMeHttp.ADMIN, proposed, Map.of("If-Match", "\"1\""));
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(changes(dry.json()))
                .containsExactlyInAnyOrder("A CHANGED", "B RETIRED", "C RETIRED", "D REMOVED", "E ADDED");
        assertThat(dry.json().at("/changes/0/fields/0").toString())
                .isEqualTo("{\"field\":\"label.en\",\"before\":\"One\",\"after\":\"Uno\"}");
        assertThat(dry.json().path("concerned").isArray()).isTrue();
        assertThat(json("dm-dry").json().path("version").asInt()).isEqualTo(1);
        assertThat(http.put(API + "dm-dry?dryRun=true", FinMeHttp.ADMIN, proposed, Map.of("If-Match", "\"7\""))
                        .status())
                .isEqualTo(412);
        assertThat(http.put(
                                API + "dm-dry?dryRun=true",
                                FinMeHttp.ADMIN,
                                Map.of("entries", List.of(Map.of("code", "x"))))
                        .status())
                .isEqualTo(422);
        Answer table = putCsv("dm-dry", "code,label.en\nA,One\n", "\"1\"", "?dryRun=true");
        assertThat(changes(table.json())).contains("B RETIRED", "D REMOVED");
    }

    /** Applications may hold the code, and nobody can look into sealed ones. */
    @Test
    void whatWasInForceAndIsLeftOutStaysRetired() {
        create("dm-kept", entry("A", "One"), entry("B", "Two"), announced("C"));
        Answer saved = http.put(
                API + "dm-kept",
                FinMeHttp.ADMIN,
                Map.of("entries", List.of(entry("A", "One"))),
                Map.of("If-Match", "\"1\""));
        assertThat(saved.json().at("/entries").findValuesAsText("code")).containsExactly("A", "B");
        assertThat(saved.json().at("/entries/1/active").asBoolean()).isFalse();
        assertThat(codes.active("dm-kept")).containsExactly("A");
        assertThat(labels.of("dm-kept", "B")).isEqualTo("Two (retired)");
        assertThat(http.get(API + "dm-kept/versions", FinMeHttp.AUDITOR).json().path("items"))
                .hasSize(2);
    }

    @Test
    void anEntryCountsFromItsDay() {
        Map<String, Object> today = new java.util.HashMap<>(entry("TODAY", "Today"));
        today.put("validFrom", LocalDate.now().toString());
        create("dm-days", entry("ALWAYS", "Always"), today, announced("LATER"));
        assertThat(codes.active("dm-days")).containsExactlyInAnyOrder("ALWAYS", "TODAY");
    }

    @Test
    void labelsFallBackFromTheAskedLanguage() {
        create(
                "dm-labels",
                Map.of("code", "A", "labels", Map.of("en", "One", "cs", "Jedna", "uk", "Один"), "order", 1),
                Map.of("code", "B", "labels", Map.of("cs", "Dva"), "order", 2));
        assertThat(label("A", "uk")).isEqualTo("Один");
        assertThat(label("A", "de", "cs")).isEqualTo("Jedna");
        assertThat(label("A", "de")).isEqualTo("One");
        assertThat(label("B", "uk")).isEqualTo("Dva");
        assertThat(labels.of("dm-labels", "C")).isEqualTo("C");
        assertThat(labels.known("decline-reasons", "debt_too_high")).isEqualTo("Debts too high");
    }

    @Test
    void shipsListsOfTheWorldOnce() {
        JsonNode countries = json("countries").json();
        assertThat(labels.of("countries", "CZ")).isEqualTo("Czechia");
        assertThat(label(countries, "CZ", "cs")).isEqualTo("Česko");
        assertThat(label(countries, "UA", "uk")).isEqualTo("Україна");
        assertThat(codes.active("countries"))
                .contains("CZ", "UA", "SK")
                .doesNotContain("AN", "SU")
                .hasSizeGreaterThan(240);
        assertThat(labels.of("countries", "AN")).isEqualTo("Netherlands Antilles (retired)");
        assertThat(codes.active("currencies")).contains("EUR", "CZK", "UAH").doesNotContain("DEM", "XAU", "XXX");
        assertThat(labels.of("currencies", "DEM")).isEqualTo("German Mark (retired)");
        assertThat(label(json("currencies").json(), "UAH", "uk")).isEqualTo("українська гривня");
        assertThat(codes.active("document-kinds")).contains("PASSPORT");
        assertThat(jdbc.queryForList("""
                select code from fdforge.ledger where kind = 'directory' and action = 'seeded'
                  and code in ('countries', 'currencies', 'document-kinds', 'decline-reasons')""", String.class)).hasSize(4);
    }

    @Test
    void namesWhoMentionsAnEntry() {
        http.putMasterData(
                "partners",
                "dm-lender",
                Map.of(
                        "name",
                        "Lender of a test",
                        "state",
                        "PAUSED",
                        "answer",
                        "{outcome: body.outcome, reason: {code: \"policy\"}}",
                        "request",
                        Map.of(
                                "url",
                                "http://localhost:1/x",
                                "body",
                                "{kind: get value({\"WEDDING\": 7}, application.purpose), note: \"TRAVEL\" /* MEDICAL */}")));
        http.putMasterData(
                "sources",
                "dm-source",
                Map.of(
                        "name",
                        "Source of a test",
                        "state",
                        "PAUSED",
                        "key",
                        "dm-source-key",
                        "format",
                        "JSON",
                        "mapping",
                        "{purpose: if payload.p = \"MEDICAL\" then \"EDUCATION\" else null}"));
        assertThat(usage("purposes", "WEDDING")).contains("PARTNER dm-lender request.body");
        assertThat(usage("purposes", "EDUCATION")).contains("SOURCE dm-source mapping");
        for (String other : List.of("MEDICAL", "TRAVEL")) {
            assertThat(usage("purposes", other)).noneMatch(place -> place.contains(" dm-"));
        }
        assertThat(usage("decline-reasons", "POLICY")).contains("PARTNER dm-lender answer");
        assertThat(usage("decline-reasons", "DEBT_TOO_HIGH"))
                .anyMatch(place -> place.startsWith("DECISION application-screening"));
        assertThat(usage("currencies", "EUR"))
                .anyMatch(place -> place.startsWith("DECISION partner-prioritisation Rule_SmallAmountFirst, currency"));
        assertThat(http.get(API + "purposes/entries/NOBODY/usage", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
        assertThat(http.get(API + "nothing/entries/X/usage", FinMeHttp.AUDITOR).status())
                .isEqualTo(404);

        JsonNode purposes = json("purposes").json();
        Answer dry = http.put(
                API + "purposes?dryRun=true",
                FinMeHttp.ADMIN,
                purposes.toString().replace("\"Wedding or family event\"", "\"Wedding\""));
        assertThat(dry.json().path("concerned").findValuesAsText("entry")).containsOnly("WEDDING");
        assertThat(dry.json().path("concerned").findValuesAsText("code")).contains("dm-lender");
    }

    private List<String> usage(String directory, String entry) {
        List<String> places = new ArrayList<>();
        http.get(API + directory + "/entries/" + entry + "/usage", FinMeHttp.AUDITOR)
                .json()
                .path("items")
                .forEach(item -> places.add(item.path("kind").asText()
                        + ' '
                        + item.path("code").asText()
                        + ' '
                        + item.path("where").asText()));
        return places;
    }

    private static List<String> changes(JsonNode impact) {
        List<String> changes = new ArrayList<>();
        impact.path("changes")
                .forEach(each -> changes.add(
                        each.path("entry").asText() + ' ' + each.path("change").asText()));
        return changes;
    }

    private String label(String entry, String... languages) {
        return labels.find(
                        "dm-labels",
                        entry,
                        List.of(languages).stream().map(Locale::forLanguageTag).toList())
                .orElseThrow()
                .text();
    }

    private static String label(JsonNode directory, String code, String language) {
        for (JsonNode entry : directory.path("entries")) {
            if (entry.path("code").asText().equals(code)) {
                return entry.path("labels").path(language).asText();
            }
        }
        return "";
    }

    @SafeVarargs
    private void create(String code, Map<String, Object>... entries) {
        Answer answer = http.put(
                API + code, FinMeHttp.ADMIN, Map.of("entries", List.of(entries)), Map.of("If-None-Match", "*"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void isReadOutInTheLanguageAskedFor() {
        create(
                "dm-read-out",
                Map.of("code", "A", "labels", Map.of("en", "One", "cs", "Jedna", "uk", "Один"), "order", 1),
                Map.of("code", "B", "labels", Map.of("cs", "Dva"), "order", 2));
        assertThat(readOut("?language=cs-CZ", null)).containsExactly("Jedna", "Dva");
        assertThat(readOut("", "pl, uk;q=0.8, cs;q=0.5")).containsExactly("Один", "Dva");
        assertThat(readOut("?language=uk", "cs")).containsExactly("Один", "Dva");
        assertThat(readOut("", null)).containsExactly("One", "Dva");
        assertThat(readOut("", "*;;q")).containsExactly("One", "Dva");
        assertThat(http.get(API + "dm-read-out/labels?language=%20-", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(422);
        assertThat(http.get(API + "dm-none/labels", FinMeHttp.AUDITOR).status()).isEqualTo(404);
    }

    private List<String> readOut(String query, @Nullable String accepted) {
        HttpRequest.Builder request = http.as(FinMeHttp.AUDITOR, http.request(API + "dm-read-out/labels" + query));
        JsonNode items = http.send((accepted == null ? request : request.header("Accept-Language", accepted)).GET())
                .json()
                .path("items");
        List<String> labels = new ArrayList<>();
        items.forEach(item -> labels.add(item.path("label").asText()));
        return labels;
    }

    private static Map<String, Object> entry(String code, String label) {
        return Map.of("code", code, "labels", Map.of("en", label), "order", 1);
    }

    private static Map<String, Object> announced(String code) {
        return Map.of(
                "code",
                code,
                "labels",
                Map.of("en", "Later"),
                "validFrom",
                LocalDate.now().plusDays(30).toString(),
                "order",
                9);
    }

    private Answer json(String code) {
        return http.get(API + code, FinMeHttp.AUDITOR);
    }

    private Answer csv(String code) {
        return http.send(http.as(FinMeHttp.AUDITOR, http.request(API + code))
                .header("Accept", "text/csv")
                .GET());
    }

    private Answer putCsv(String code, String table, @Nullable String ifMatch, String query) {
        HttpRequest.Builder request = http.as(FinMeHttp.ADMIN, http.request(API + code + query))
                .header("Content-Type", "text/csv; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofString(table));
        return http.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }
}
