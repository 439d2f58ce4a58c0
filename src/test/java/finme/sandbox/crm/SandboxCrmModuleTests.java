package finme.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FinMeTest
class SandboxCrmModuleTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("sandbox:sandbox-secret".getBytes(StandardCharsets.UTF_8));

    private final String server;

    SandboxCrmModuleTests(FinMeHttp http) {
        this.server = http.url("");
    }

    @AfterEach
    void comeBack() throws Exception {
        call("PUT", "/outage", "{\"away\": false}", null);
    }

    @Test
    void showsItsServiceTypesAndPage() throws Exception {
        assertThat(call("GET", "", null, null).body()).contains("EntitySet", "Applications");
        HttpResponse<String> metadata = call("GET", "/$metadata", null, null);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(metadata.body().getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagNameNS("*", "EntityType"))
                .isNotNull();
        assertThat(metadata.body()).contains("Collection(Sandbox.Dispatch)");
        HttpRequest html = HttpRequest.newBuilder(uri(""))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .build();
        assertThat(HTTP.send(html, HttpResponse.BodyHandlers.ofString()).body()).contains("<h1>Sandbox CRM</h1>");
    }

    @Test
    void upsertsOneRecordUnderItsEtag() throws Exception {
        String record = "/Applications(" + UUID.randomUUID() + ")";
        HttpResponse<String> created = call("PATCH", record, "{\"Status\": \"OFFERED\", \"Amount\": 6000.5}", BASIC);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).hasValue("W/\"1\"");
        assertThat(call("PATCH", record, "{\"Status\": \"FUNDED\"}", BASIC).statusCode())
                .isEqualTo(200);
        JsonNode read = JSON.readTree(call("GET", record, null, null).body());
        assertThat(read.path("Status").asText()).isEqualTo("FUNDED");
        assertThat(read.path("Amount").decimalValue()).isEqualByComparingTo("6000.5");
        HttpRequest stale = request("PATCH", record, "{\"Status\": \"X\"}", BASIC)
                .header("If-Match", "W/\"1\"")
                .build();
        assertThat(HTTP.send(stale, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(412);
    }

    @Test
    void refusesStrangersAndWhatDoesNotFit() throws Exception {
        String record = "/Applications(" + UUID.randomUUID() + ")";
        assertThat(call("PATCH", record, "{}", null).statusCode()).isEqualTo(401);
        assertThat(call("PATCH", record, "{\"Amount\": \"much\"}", BASIC).statusCode())
                .isEqualTo(400);
        assertThat(call("PATCH", record, "{\"Colour\": \"red\"}", BASIC).statusCode())
                .isEqualTo(400);
        assertThat(call("GET", record, null, null).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/Nothing", null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void answersEveryRequestOfABatchForItself() throws Exception {
        UUID good = UUID.randomUUID();
        UUID bad = UUID.randomUUID();
        String batch = "{\"requests\": [" + patch(bad, "{\"Amount\": \"much\"}") + ","
                + patch(good, "{\"Status\": \"FUNDED\", \"Dispatches\": [{\"Partner\": \"alpha\"}]}") + "]}";
        HttpResponse<String> answer = call("POST", "/$batch", batch, "Bearer " + token());
        JsonNode responses = JSON.readTree(answer.body()).path("responses");
        assertThat(responses.get(0).path("status").asInt()).isEqualTo(400);
        assertThat(responses.get(0).path("body").path("error").path("code").asText())
                .isEqualTo("BadRequest");
        assertThat(responses.get(1).path("status").asInt()).isEqualTo(204);
        assertThat(responses.get(1).has("body")).isFalse();
        assertThat(call("POST", "/$batch", batch, null).statusCode()).isEqualTo(401);
    }

    @Test
    void filtersCountsAndPages() throws Exception {
        String mark = "T" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            call(
                    "PUT",
                    "/Applications(" + UUID.randomUUID() + ")",
                    "{\"Source\": \"" + mark + "\", \"TermMonths\": " + (12 + i) + "}",
                    BASIC);
        }
        String query =
                "/Applications?$count=true&$top=2&$orderby=TermMonths%20desc&$filter=Source%20eq%20'" + mark + "'";
        JsonNode page = JSON.readTree(call("GET", query, null, null).body());
        assertThat(page.path("@odata.count").asInt()).isEqualTo(3);
        assertThat(page.path("value")).hasSize(2);
        assertThat(page.path("value").get(0).path("TermMonths").asInt()).isEqualTo(14);
    }

    @Test
    void canBeAway() throws Exception {
        call("PUT", "/outage", "{\"away\": true}", null);
        assertThat(call("GET", "/Applications", null, null).statusCode()).isEqualTo(503);
        assertThat(call("POST", "/$batch", "{\"requests\": []}", BASIC).statusCode())
                .isEqualTo(503);
        call("PUT", "/outage", "{\"away\": false}", null);
        assertThat(call("GET", "/Applications", null, null).statusCode()).isEqualTo(200);
    }

    @Test
    void remembersAcrossARestartAndSurvivesATornLine(@TempDir Path folder) throws Exception {
        String file = folder.resolve("crm.jsonl").toString();
        UUID id = UUID.randomUUID();
        Entities first = new Entities(JSON, file);
        first.upsert("Applications", id.toString(), JSON.readTree("{\"Status\": \"OFFERED\"}"), false);
        first.upsert("Applications", id.toString(), JSON.readTree("{\"Status\": \"FUNDED\"}"), false);
        first.close();
        Files.writeString(Path.of(file), "{\"set\": \"Appl", java.nio.file.StandardOpenOption.APPEND);
        Entities second = new Entities(JSON, file);
        assertThat(second.find("Applications", id.toString())
                        .orElseThrow()
                        .body()
                        .path("Status")
                        .asText())
                .isEqualTo("FUNDED");
        assertThat(second.find("Applications", id.toString()).orElseThrow().version())
                .isEqualTo(2);
        second.close();
    }

    private static String patch(UUID id, String body) {
        return "{\"id\": \"" + id + "\", \"method\": \"patch\", \"url\": \"Applications(" + id
                + ")\", \"headers\": {\"Content-Type\": \"application/json\", \"Prefer\": \"return=minimal\"}, \"body\": "
                + body + "}";
    }

    private String token() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/sandbox/oauth/token"))
                .header("Authorization", BASIC)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return JSON.readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> call(String method, String path, String body, String authorization) throws Exception {
        return HTTP.send(request(method, path, body, authorization).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private URI uri(String path) {
        return URI.create(server + "/sandbox/crm" + path);
    }
}
