package finme.admin.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FinMeTest
class ResourceJourneyTests {
    private static final String API = "/api/v1/admin/";

    private final FinMeHttp http;

    ResourceJourneyTests(FinMeHttp http) {
        this.http = http;
    }

    @Test
    void refusesEveryMemberThatDoesNotExist() {
        Map<String, Object> source = source();
        source.put("perMinuet", 5);
        source.put("callback", Map.of("url", "https://x.example.test/hook", "secrets", "s"));
        Answer answer = http.put(API + "sources/rj-misspelt", FinMeHttp.ADMIN, source);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder("/perMinuet unknown_member", "/callback/secrets unknown_member");

        Map<String, Object> partner = partner();
        partner.put("schedule", Map.of("zone", "Europe/Prague", "open", List.of(Map.of("dayz", List.of("MON")))));
        Answer nested = http.put(API + "partners/rj-misspelt", FinMeHttp.ADMIN, partner);
        assertThat(pointers(nested)).containsExactly("/schedule/open/0/dayz unknown_member");
    }

    @Test
    void refusesWhatWouldBeRounded() {
        Map<String, Object> source = source();
        source.put("perMinute", 2.5);
        Answer answer = http.put(API + "sources/rj-rounded", FinMeHttp.ADMIN, source);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer)).containsExactly("/perMinute invalid_value");
        assertThat(answer.json().path("errors").path(0).path("message").asText())
                .isEqualTo("Must be a whole number.");
    }

    /** What the contract names is kept, secret lists sealed, and comes back as it was written. */
    @Test
    void keepsEveryMemberOfTheContract() {
        Map<String, Object> partner = partner();
        partner.put("limits", List.of(Map.of("counts", "SENT", "per", "DAY", "max", 500)));
        partner.put(
                "schedule",
                Map.of(
                        "zone",
                        "Europe/Prague",
                        "open",
                        List.of(Map.of("days", List.of("MON", "TUE"), "from", "08:00", "to", "20:00")),
                        "outside",
                        "SKIP"));
        partner.put("duplicates", Map.of("days", 90));
        partner.put("suppression", List.of("+420601000184"));
        partner.put("budget", Map.of("per", "MONTH", "max", Map.of("value", 20000, "currency", "EUR")));
        partner.put("ping", Map.of("url", "https://p.example.test/ping", "body", "{}", "answer", "{bid: body.price}"));
        partner.put("recall", Map.of("url", "https://p.example.test/recall", "body", "{}"));
        partner.put("concurrency", 50);
        partner.put("perSecond", 20);
        Answer created = http.put(API + "partners/rj-whole", FinMeHttp.ADMIN, partner);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode read = http.get(API + "partners/rj-whole", FinMeHttp.AUDITOR).json();
        assertThat(read.path("budget").path("max").path("value").asInt()).isEqualTo(20000);
        assertThat(read.toString()).doesNotContain("601000184");
        assertThat(created.body()).contains("\"perSecond\":20").contains("\"value\":20000");
        assertThat(http.put(API + "partners/rj-whole", FinMeHttp.ADMIN, read).status())
                .as("what was read can be written back")
                .isEqualTo(200);
    }

    @Test
    void aDirectoryNeedsToKnowWhatItReplaces() {
        String path = API + "directories/rj-colours";
        Map<String, Object> colours =
                Map.of("entries", List.of(Map.of("code", "RED", "labels", Map.of("en", "Red"), "order", 1)));
        assertThat(http.put(path, FinMeHttp.ADMIN, colours).status()).isEqualTo(428);
        assertThat(http.put(path, FinMeHttp.ADMIN, colours, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        Answer created = http.put(path, FinMeHttp.ADMIN, colours, Map.of("If-None-Match", "*"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        assertThat(http.put(path, FinMeHttp.ADMIN, colours, Map.of("If-None-Match", "*"))
                        .status())
                .isEqualTo(412);
        Answer faulty = http.put(
                path,
                FinMeHttp.ADMIN,
                Map.of("entries", List.of(Map.of("code", "red", "labels", Map.of()))),
                Map.of("If-Match", "\"1\""));
        assertThat(pointers(faulty))
                .containsExactlyInAnyOrder("/entries/0/code invalid_code", "/entries/0/labels required");
    }

    @Test
    void tellsItsVersions() {
        http.put(API + "sources/rj-versions", FinMeHttp.ADMIN, source());
        Map<String, Object> renamed = source();
        renamed.put("name", "Renamed");
        http.put(API + "sources/rj-versions", FinMeHttp.ADMIN, renamed);
        JsonNode versions = http.get(API + "sources/rj-versions/versions", FinMeHttp.AUDITOR)
                .json()
                .path("items");
        assertThat(versions.findValuesAsText("action")).containsExactly("replaced", "created");
        assertThat(versions.toString()).doesNotContain("rj-some-key");
    }

    @Test
    void describesEachKindInTheApi() {
        JsonNode api = http.get("/v3/api-docs", FinMeHttp.ADMIN).json();
        assertThat(api.path("paths").fieldNames())
                .toIterable()
                .contains("/api/v1/admin/partners/{code}", "/api/v1/admin/sources", "/api/v1/admin/directories/{code}")
                .noneMatch(path -> path.contains("{kind}"));
        JsonNode schema =
                api.at("/paths/~1api~1v1~1admin~1partners~1{code}/put/requestBody/content/application~1json/schema");
        assertThat(schema.path("$ref").asText()).isEqualTo("#/components/schemas/Partner");
        assertThat(api.at("/components/schemas/Partner/properties/schedule").isMissingNode())
                .isFalse();
    }

    private static List<String> pointers(Answer answer) {
        List<String> pointers = new java.util.ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(fault -> pointers.add(fault.path("pointer").asText()
                        + ' '
                        + fault.path("code").asText()));
        return pointers;
    }

    private static Map<String, Object> source() {
        return new HashMap<>(Map.of("name", "A source", "key", "rj-some-key", "format", "JSON", "mapping", "payload"));
    }

    private static Map<String, Object> partner() {
        return new HashMap<>(Map.of(
                "name",
                "A partner",
                "state",
                "PAUSED",
                "answer",
                "{outcome: body.outcome}",
                "request",
                Map.of("url", "http://localhost:1/x", "body", "{}")));
    }
}
