package finme.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.process.decision.DmnText;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/** What was once answered by a 500, a page of the server's own, or with more trust than it deserved. */
@FinMeTest
class StrayRequestsModuleTests {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final String NONE_OF_THEM =
            "{\"variables\": {\"offer\": {\"value\": \"NONE\", \"type\": \"String\"}}}";

    private final FinMeHttp http;
    private final int port;

    StrayRequestsModuleTests(FinMeHttp http, Environment environment) {
        this.http = http;
        this.port = environment.getRequiredProperty("server.port", Integer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sources/%00/applications/x",
                "/engine-rest;x/y",
                "/camunda/../engine-rest/deployment",
                "/x/%2e%2e/engine-rest/task",
                "/%65ngine-rest/deployment",
                "/./engine-rest/task",
                "//engine-rest/task",
                "/admin/%2e%2e/x",
                "/api/v1/${x}",
                "/[",
                "/api/v1/schemas/application?x=%zz[",
                "/api//v1"
            })
    void whatIsNoAddressIsAProblem(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 40[034].*");
        assertThat(answer).doesNotContain("Apache", "<h1>HTTP Status", "java.");
        String plain = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        assertThat(plain).contains("application/problem+json", "\"code\":\"");
    }

    @Test
    void aHeaderOfOddBytesIsAProblem() throws IOException {
        for (String header :
                List.of("Idempotency-Key: \u00c4\u008d\u00c3\u00adslo", "Authorization: Bearer \u00ff\u0080")) {
            String answer = raw(
                    "POST /api/v1/sources/nobody/applications HTTP/1.1\r\nHost: localhost\r\n" + header
                            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n",
                    "{}");
            assertThat(answer).matches("(?s)HTTP/1.1 40[01].*").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "ffffffffffffffff\r\n{}"})
    void aBodyInBrokenPiecesIsTheSendersFault(String body) throws IOException {
        http.putMasterData(
                "sources",
                "stray",
                Map.of("name", "Stray", "key", "stray-key", "format", "JSON", "mapping", "payload"));
        String answer = raw(
                "POST /api/v1/sources/stray/applications HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer stray-key"
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                body);
        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    /** By HTTP's own book they are 501 and 505; nobody of ours is to be woken by what a client says. */
    @Test
    void anotherHttpIsTheSendersFault() throws IOException {
        assertThat(raw("CONNECT /x HTTP/1.1\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET / HTTP/3.0\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    /** Passkeys brought the classes for it. */
    @Test
    void nobodySpeaksCbor() {
        assertThat(http.send(http.as(FinMeHttp.AUDITOR, http.request("/api/v1/admin/applications"))
                                .header("Accept", "application/cbor")
                                .GET())
                        .status())
                .isEqualTo(406);
    }

    @Test
    void aTrailingSlashIsNoAddressAndAsksForNoLogin() {
        assertThat(http.post("/api/v1/partners/alpha/callbacks/", null, "{}").status())
                .isEqualTo(404);
        assertThat(http.post("/api/v1/crm/main/changes/", null, "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere", "/api/v1/partners/alpha", "/api/v2/sources/x/applications", "/api/x"})
    void whatTheApiDoesNotHaveLeadsToNoLogin(String path) {
        for (Answer answer :
                List.of(http.get(path, null), http.get(path, FinMeHttp.ADMIN), http.post(path, null, "{}"))) {
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
            assertThat(answer.header("Location")).as(path).isNull();
        }
        assertThat(http.get("/api/v1/admin/nowhere", null).status()).isEqualTo(401);
    }

    @Test
    void whatNoEdgeSaidIsAListAsAnyOther() {
        for (String path : List.of("/api/v1/admin/edges", "/api/v1/admin/edges/refused")) {
            JsonNode list = http.get(path, FinMeHttp.AUDITOR).json();
            assertThat(list.path("items").isArray()).as(path).isTrue();
            assertThat(list.has("next")).as(path).isTrue();
        }
    }

    /** As Modeler does it: what has not changed is left out. */
    @Test
    void whatModelerDeploysIsLiveAndItsDoubtsAreSaid() {
        Answer first = deploy("<= 10.000");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("X-FinMe-Warning")).contains("'10.000' is 10 and a fraction");
        Answer second = deploy("<= 10");
        assertThat(second.header("X-FinMe-Warning")).isNull();
        Answer again = deploy("<= 10.000");
        assertThat(again.json().path("deployedDecisionDefinitions").size()).isEqualTo(1);
        for (Answer each : List.of(first, second, again)) {
            String path = "/engine-rest/deployment/" + each.json().path("id").asText();
            int status = http.send(http.as(FinMeHttp.OWNER, http.request(path)).DELETE())
                    .status();
            assertThat(status).isIn(204, 403); // the last one stays
        }
    }

    private Answer deploy(String cell) {
        String xml = DmnText.table("stray-table", "FIRST")
                .input("foot", "double")
                .output("size", "integer")
                .rule("Rule_1", cell, "1")
                .xml();
        String body = part("deployment-name", "", "stray") + part("deploy-changed-only", "", "true")
                + part("stray.dmn", "; filename=\"stray.dmn\"", xml) + "--b--\r\n";
        return http.send(http.as(FinMeHttp.OWNER, http.request("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String file, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + '"' + file + "\r\n\r\n" + content + "\r\n";
    }

    /** Twice one after the other, and eight times at once. */
    @Test
    void aTaskThatIsDoneAlreadyIsAConflictOrGone() {
        CasesAtHand cases = new CasesAtHand(http);
        cases.prepare("accept");
        try {
            String id = cases.arrive("OFFERED").path("id").asText();
            JsonNode task = http.get("/engine-rest/task?processInstanceBusinessKey=" + id, FinMeHttp.ADMIN)
                    .json()
                    .path(0);
            String complete = "/engine-rest/task/" + task.path("id").asText() + "/complete";
            String instance = "/engine-rest/process-instance/"
                    + task.path("processInstanceId").asText() + "/suspended";
            assertThat(http.put(instance, FinMeHttp.ADMIN, "{\"suspended\": true}")
                            .status())
                    .isEqualTo(204);
            Answer early = http.post(complete, FinMeHttp.OPERATOR, NONE_OF_THEM);
            assertThat(early.status()).as(early.body()).isBetween(400, 409);
            assertThat(http.post("/api/v1/admin/applications/" + id + "/withdraw", FinMeHttp.OPERATOR, "{}")
                            .status())
                    .isEqualTo(503);
            http.put(instance, FinMeHttp.ADMIN, "{\"suspended\": false}");
            List<Integer> answers = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(each -> http.post(complete, FinMeHttp.OPERATOR, NONE_OF_THEM)
                            .status())
                    .toList();
            assertThat(answers).allMatch(status -> status == 204 || status >= 400 && status < 500);
            Answer again = http.post(complete, FinMeHttp.OPERATOR, NONE_OF_THEM);
            assertThat(again.status()).as(again.body()).isEqualTo(404);
            assertThat(again.json().path("type").asText()).isNotEmpty();
        } finally {
            cases.leave();
        }
    }

    @Test
    void aSessionNeedsItsTokenWhateverStandsBesideIt() {
        String cookie = login();
        for (String stray : List.of("Bearer x", "Digest x", "Basic eDp5")) {
            HttpRequest.Builder request = http.request("/api/v1/admin/borrowers/search")
                    .header("Cookie", cookie)
                    .header("Authorization", stray)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"reference\": \"FM-0\"}"));
            assertThat(http.send(request).status()).as(stray).isIn(401, 403);
        }
        assertThat(http.post("/api/v1/admin/borrowers/search", FinMeHttp.ADMIN, "{\"reference\": \"FM-0\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsShownInClearByAnotherSitesPage() {
        HttpRequest.Builder look = http.as(
                        FinMeHttp.ADMIN,
                        http.request("/api/v1/admin/applications/00000000-0000-7000-8000-000000000000?reveal=true"))
                .header("Sec-Fetch-Site", "cross-site");
        Answer answer = http.send(look);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("cross_site");
    }

    /** Links are made from what this FinMe is told of itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/admin",
                "/admin/applications",
                "/cabinet",
                "/camunda/app/cockpit/default/",
                "/camunda",
                "/swagger-ui",
                "/v3/api-docs",
                "/.well-known/camunda-automation-platform/webapps",
                "/apply/personal-loan",
                "/guides/x",
                "/engine-rest/deployment",
                "/sandbox"
            })
    void aHostThatSomebodyNamesMakesNoLink(String path) throws IOException {
        String answer =
                raw("GET " + path + " HTTP/1.1\r\nHost: evil.example.test\r\nX-Forwarded-Host: evil.example.test\r\n"
                        + "Accept: text/html,application/json\r\n");
        assertThat(answer).doesNotContain("evil.example.test");
    }

    private String login() {
        Answer page = http.send(http.request("/login"));
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        Answer in = http.send(http.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", session(page))
                .POST(BodyPublishers.ofString("username=admin&password=admin&_csrf=" + token.group(1))));
        return session(in);
    }

    private static String session(Answer answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(each -> each.startsWith("JSESSIONID="))
                .map(each -> each.substring(0, each.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private String raw(String head) throws IOException {
        return raw(head, "");
    }

    /** @param head one letter for each byte */
    private String raw(String head, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
