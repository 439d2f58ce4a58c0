package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.form.Form;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A published form by its API: asked for, half-filled, sent. */
@FinMeTest
class FormSubmissionModuleTests {
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final TestForms forms;

    FormSubmissionModuleTests(FinMeHttp http, JdbcTemplate jdbc, Catalogue<Form> catalogue, ObjectMapper json) {
        this.http = http;
        this.jdbc = jdbc;
        this.json = json;
        this.forms = new TestForms(http, catalogue, json);
    }

    @BeforeEach
    void source() {
        forms.source(Map.of());
    }

    @Test
    void showsTheFormInTheLanguageAskedForWithTheOptionsOfDirectories() {
        forms.publish("shown", form -> {}, Map.of("cs", Map.of("amount.label", "Částka")));
        JsonNode czech = http.get("/api/v1/forms/shown?language=cs", null).json();
        assertThat(czech.path("key").asText()).isEqualTo("shown");
        assertThat(czech.path("version").asInt()).isPositive();
        JsonNode amount = czech.at("/schema/components/0/components/0");
        assertThat(amount.path("label").asText()).isEqualTo("Částka");
        JsonNode purposes = czech.at("/schema/components/0/components/4/values");
        assertThat(purposes.findValuesAsText("value")).contains("HOME_IMPROVEMENT");
        Answer byBrowser = http.send(http.request("/api/v1/forms/shown").header("Accept-Language", "de, cs;q=0.5"));
        assertThat(byBrowser.json().path("language").asText()).isEqualTo("cs");
        for (String written : List.of("CS", "cs-CZ", "cs_CZ")) {
            assertThat(http.get("/api/v1/forms/shown?language=" + written, null).json())
                    .as(written)
                    .isEqualTo(czech);
        }
        for (String unknown : List.of("xx", "-", "", "%C4%8De%C5%A1tina")) {
            assertThat(http.get("/api/v1/forms/shown?language=" + unknown, null).status())
                    .as(unknown)
                    .isEqualTo(200);
        }
        assertThat(http.get("/api/v1/forms/nobodys", null).status()).isEqualTo(404);
    }

    @Test
    void takesASubmissionAsAnyOtherSourcesApplication() {
        int version = forms.publish("taken", form -> {});
        ObjectNode answers =
                forms.answers().put("carOwner", true).put("plate", "1B2 3456").put("stranger", "dropped");
        Answer answer = send("taken", version, answers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("reference").asText()).startsWith("FM-");
        String status = answer.json().path("statusUrl").asText();
        assertThat(status).isEqualTo(answer.header("Location")).contains("/status/");
        assertThat(http.get(status.replaceFirst("^http://[^/]+", ""), null).status())
                .isEqualTo(200);
        JsonNode stored = http.get(
                        "/api/v1/admin/applications/" + answer.json().path("id").asText() + "?reveal=true",
                        FinMeHttp.OPERATOR)
                .json();
        assertThat(stored.toString())
                .contains("form-tests", "Zdenka", "1B2 3456", "carOwner", "DATA_SHARING", "/apply/taken")
                .doesNotContain("stranger");
    }

    @Test
    void tellsFaultsWhereTheFormAsks() {
        int version = forms.publish("faults", form -> {});
        ObjectNode answers =
                forms.answers().put("amount", 5).put("mail", "nobody").put("carOwner", true);
        answers.remove("agreed");
        Answer answer = send("faults", version, answers);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/data/amount", "/data/mail", "/data/plate", "/data/agreed");
        assertThat(answer.body()).doesNotContain("nobody");
    }

    @Test
    void tellsWhatIntakeNeedsAndTheFormDoesNotAskAtItsPlaceInTheApplication() {
        int version = forms.publish("gaps", form -> TestForms.remove(form, 1, "born"));
        Answer answer = send("gaps", version, forms.answers());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/application/borrower/birthDate");
        int future = forms.publish("future", form -> {});
        Answer unborn = send("future", future, forms.answers().put("born", "2190-01-01"));
        assertThat(unborn.json().path("errors").findValuesAsText("pointer")).containsExactly("/data/born");
    }

    @Test
    void isOneApplicationHoweverOftenItIsSent() throws Exception {
        int version = forms.publish("once", form -> {});
        ObjectNode body = body(version, forms.answers());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> post("once", body, "Idempotency-Key", "one-of-many"));
            }
            List<String> ids = new ArrayList<>();
            for (Future<Answer> sent : threads.invokeAll(calls)) {
                Answer answer = sent.get();
                assertThat(answer.status()).as(answer.body()).isEqualTo(202);
                ids.add(answer.json().path("id").asText());
            }
            assertThat(ids).hasSize(4).containsOnly(ids.get(0));
        } finally {
            threads.shutdownNow();
        }
        assertThat(post("once", body(version, forms.answers()), "Idempotency-Key", "one-of-many")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("idempotency_key_reused");
        ObjectNode plain = body(version, forms.answers());
        Answer first = post("once", plain);
        Answer again = post("once", plain);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void losesNothingThatWasBegunOnAFormerVersion() {
        int first = forms.publish("changing", form -> {
            TestForms.add(form, 1, "hobby", false);
            TestForms.choice(form, 1, "heating", "COAL", "Coal");
        });
        ObjectNode half = forms.answers().put("hobby", "falconry").put("heating", "COAL");
        Answer saved = http.post("/api/v1/forms/changing/drafts", null, body(first, half));
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        String token = saved.json().path("token").asText();
        assertThat(saved.json().path("resumeUrl").asText()).endsWith("/apply/changing/" + token);
        forms.publish("changing", form -> TestForms.add(form, 1, "pet", true));
        int third = forms.publish("changing", form -> {
            TestForms.add(form, 1, "pet", true);
            ((ObjectNode) TestForms.components(form, 2).get(0).path("properties")).put("consentVersion", "v2");
        });
        JsonNode found =
                http.get("/api/v1/forms/changing/drafts/" + token, null).json();
        assertThat(found.path("version").asInt()).isEqualTo(first);
        assertThat(found.path("data").path("hobby").asText()).isEqualTo("falconry");
        assertThat(found.path("agreeAgain").findValuesAsText("").size()).isZero();
        assertThat(found.path("agreeAgain").get(0).asText()).isEqualTo("agreed");
        assertThat(found.path("newlyAsked")).hasSize(1);
        assertThat(found.path("newlyAsked").get(0).asText()).isEqualTo("pet");
        assertThat(found.at("/chosen/heating").asText()).isEqualTo("Coal");

        Answer asked = send("changing", first, half);
        assertThat(asked.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/data/pet", "/data/agreed");
        ObjectNode whole =
                body(third, half.put("pet", "a dog")).put("begun", first).put("draft", token);
        Answer taken = post("changing", whole);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(http.get(
                                "/api/v1/admin/applications/"
                                        + taken.json().path("id").asText() + "?reveal=true",
                                FinMeHttp.OPERATOR)
                        .body())
                .contains("falconry", "a dog");
        assertThat(http.get("/api/v1/forms/changing/drafts/" + token, null).status())
                .isEqualTo(404);
    }

    @Test
    void savesAgainUnderTheSameLinkAndForNobodyElse() {
        int version = forms.publish("kept", form -> {});
        String token = http.post("/api/v1/forms/kept/drafts", null, body(version, json.createObjectNode()))
                .json()
                .path("token")
                .asText();
        Answer again = http.put("/api/v1/forms/kept/drafts/" + token, null, body(version, forms.answers()));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        Answer found = http.get("/api/v1/forms/kept/drafts/" + token, null);
        assertThat(found.header("Cache-Control")).contains("no-store");
        assertThat(found.json().path("data").path("firstName").asText()).isEqualTo("Zdenka");
        forms.publish("kept-other", form -> {});
        assertThat(http.get("/api/v1/forms/kept-other/drafts/" + token, null).status())
                .isEqualTo(404);
        assertThat(http.put("/api/v1/forms/kept/drafts/" + "A".repeat(32), null, body(version, forms.answers()))
                        .status())
                .isEqualTo(404);
        assertThat(http.post("/api/v1/forms/kept/drafts", null, body(version + 7, forms.answers()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void asksAProgramToConfirmAndLosesNothing() {
        int version = forms.publish("hasty", form -> {});
        ObjectNode body = body(version, forms.answers());
        body.putObject("page").put("seconds", 0).put("website", "https://spam.example.test");
        Answer odd = post("hasty", body);
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.json().path("code").asText()).isEqualTo("please_confirm");
        ((ObjectNode) body.get("page")).put("confirmed", true);
        assertThat(post("hasty", body).status()).isEqualTo(202);
    }

    @Test
    void surviveHostileInput() {
        int version = forms.publish("hostile", form -> {});
        String deep = "{\"version\": 1, \"data\": " + "{\"a\":".repeat(5000) + "1" + "}".repeat(5000) + "}";
        assertThat(raw("hostile", deep).status()).isEqualTo(400);
        assertThat(raw("hostile", "{\"data\": {\"firstName\": \"" + "x".repeat(1 << 20) + "\"}}")
                        .status())
                .isEqualTo(413);
        ObjectNode odd = forms.answers();
        odd.put("__proto__", "x").put("constructor", "y").put("", "z");
        odd.putObject("firstName").put("deep", 1);
        Answer answer = send("hostile", version, odd);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/data/firstName");
        for (String body : List.of("", "[]", "null", "{}", "{\"data\": 7}", "{\"version\": 1e400, \"data\": {}}")) {
            assertThat(raw("hostile", body).status()).as(body).isBetween(400, 422);
        }
        assertThat(http.send(http.request("/api/v1/forms/hostile/submissions")
                                .header("Content-Type", "text/plain")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void countsHowFarPeopleGetAndNothingTheySay() {
        int version = forms.publish("counted-form", form -> {});
        for (String what : List.of("viewed", "started")) {
            assertThat(visit(version, what, 1).status()).isEqualTo(204);
        }
        visit(version, "left", 2);
        assertThat(visit(version, "left", 999).status()).isEqualTo(422);
        assertThat(visit(version, "bought", 1).status()).isEqualTo(422);
        assertThat(held(version, "mail", "required").status()).isEqualTo(204);
        assertThat(held(version, "somebody", "required").status()).isEqualTo(422);
        assertThat(held(version, "mail", "counted@secret").status()).isEqualTo(422);
        int second = forms.publish("counted-form", form -> {});
        assertThat(held(version, "lastName", "required").status())
                .as("a page that is still open on a former version")
                .isEqualTo(204);
        assertThat(held(second, "firstName", "required").status()).isEqualTo(204);
        assertThat(http.send(http.request("/api/v1/forms/counted-form/submissions?test=OFFERED")
                                .header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                        body(second, forms.answers().put("term", 1))
                                                .toString())))
                        .status())
                .isEqualTo(422);
        send("counted-form", version, forms.answers().put("mail", "counted@secret"));
        send("counted-form", version, forms.answers());
        List<String> counted = org.awaitility.Awaitility.await()
                .until(
                        () -> jdbc.queryForList(
                                "select what || ' ' || place || ' ' || code from fdforge.form_count where form = 'counted-form'",
                                String.class),
                        told -> told.containsAll(List.of(
                                "viewed  ",
                                "started  ",
                                "left 2 ",
                                "submitted  ",
                                "refused mail invalid_email",
                                "refused mail required",
                                "refused firstName required")));
        assertThat(counted).noneMatch(each -> each.startsWith("refused lastName") || each.startsWith("refused term"));
    }

    private Answer held(int version, String field, String code) {
        return http.post(
                "/api/v1/forms/counted-form/visits",
                null,
                Map.of("version", version, "what", "refused", "field", field, "code", code));
    }

    private Answer visit(int version, String what, int step) {
        return http.post(
                "/api/v1/forms/counted-form/visits", null, Map.of("version", version, "what", what, "step", step));
    }

    @Test
    void obeysTheSourceWhenItIsPausedOrLimited() {
        Map<String, Object> source =
                Map.of("name", "Paused", "key", "k-paused", "format", "JSON", "mapping", "payload", "state", "PAUSED");
        http.putMasterData("sources", "form-tests-paused", source);
        int version = forms.publish("paused", form -> form.put("source", "form-tests-paused"));
        assertThat(send("paused", version, forms.answers()).status()).isEqualTo(403);
    }

    @Test
    void aTestEndsAsAskedAndIsNoCount() {
        int version = forms.publish("tested", form -> {});
        var request = http.request("/api/v1/forms/tested/submissions?test=UNPLACED")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        body(version, forms.answers()).toString()));
        Answer taken = http.send(request);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        String path = "/api/v1/admin/applications/" + taken.json().path("id").asText();
        org.awaitility.Awaitility.await()
                .until(() -> http.get(path, FinMeHttp.OPERATOR)
                        .json()
                        .path("status")
                        .asText()
                        .equals("UNPLACED"));
        assertThat(http.get(path, FinMeHttp.OPERATOR).json().path("test").asBoolean())
                .isTrue();
        assertThat(http.send(http.request("/api/v1/forms/tested/submissions?test=MAYBE")
                                .header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                        body(version, forms.answers()).toString())))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aFormOfASourceThatThereIsNotIsNotPublished() {
        Problem refused = catchThrowableOfType(
                Problem.class, () -> forms.publish("homeless", form -> form.put("source", "no-such-source")));
        assertThat(refused.errors())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/source", "unknown_source"));
    }

    private Answer send(String form, int version, ObjectNode answers) {
        return post(form, body(version, answers));
    }

    private Answer post(String form, ObjectNode body, String... headers) {
        var request = http.request("/api/v1/forms/" + form + "/submissions").header("Content-Type", "application/json");
        return http.send((headers.length == 0 ? request : request.headers(headers))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private Answer raw(String form, String body) {
        return http.send(http.request("/api/v1/forms/" + form + "/submissions")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private ObjectNode body(int version, ObjectNode answers) {
        ObjectNode body = json.createObjectNode().put("version", version);
        body.set("data", answers);
        return body;
    }
}
