package finme.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.WebApplicationContext;

/** Forms of tasks, from the designer to whoever works on the task: by the API that Tasklist uses. */
@FinMeTest
class TaskFormModuleTests {
    private static final String FORM = "/api/v1/admin/forms/choose-offer";

    private final FinMeHttp http;
    private final ObjectMapper json;
    private final CasesAtHand cases;
    private final StaffPages pages;

    TaskFormModuleTests(FinMeHttp http, ObjectMapper json, WebApplicationContext context) {
        this.pages = new StaffPages(context);
        this.http = http;
        this.json = json;
        this.cases = new CasesAtHand(http);
    }

    @BeforeEach
    void lenderThatOffers() {
        cases.prepare("accept");
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void anOpenTaskKeepsItsFormAndTheNextOneShowsWhatWasPublished() {
        String open = task(offered());
        ObjectNode before = form(open);
        ObjectNode designed = asking(before.deepCopy().put("schemaVersion", 19), "They take");
        Answer saved = http.put(FORM + "/draft", FinMeHttp.OWNER, designed);
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        assertThat(pages.open("/admin/forms/choose-offer/publish")).contains("New tasks show it at once");
        assertThat(pages.open("/admin/forms/complete-application")).contains("As deployed");
        Answer published = http.post(FORM + "/draft/publish", FinMeHttp.OWNER, Map.of("note", "Shorter"));
        assertThat(published.status()).as(published.body()).isEqualTo(200);

        assertThat(pages.open("/admin/forms/choose-offer")).contains("Live", "tasks that name it");
        assertThat(form(open)).isEqualTo(before);
        ObjectNode next = form(task(offered()));
        assertThat(question(next)).isEqualTo("They take");
        assertThat(next.path("id").asText()).isEqualTo("choose-offer");
        assertThat(next.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(http.get("/api/v1/forms/choose-offer", null).status()).isEqualTo(404);
        assertThat(http.get("/apply/choose-offer", null).status()).isEqualTo(404);
    }

    @Test
    void whatATaskCantShowOrWouldHaveToStoreIsRefusedAtItsPlace() {
        ObjectNode schema = form(task(offered()));
        int last = schema.path("components").size();
        ((ArrayNode) schema.path("components"))
                .addObject()
                .put("type", "textfield")
                .put("key", "phone")
                .put("label", "Phone");
        ((ArrayNode) schema.path("components")).addObject().put("type", "html").put("content", "<b>x</b>");
        Answer refused = http.put(FORM + "/draft", FinMeHttp.OWNER, schema);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/components/" + last + "/key", "/components/" + (last + 1) + "/type");
        assertThat(refused.json().at("/errors/0/message").asText()).startsWith("Its key 'phone' would be stored");
    }

    /** Of another task's it would be refused only when somebody sends the form. */
    @Test
    void whatOnlyAnotherTaskTakesIsRefusedAsWell() {
        ObjectNode schema = form(task(offered()));
        int last = schema.path("components").size();
        ((ArrayNode) schema.path("components"))
                .addObject()
                .put("type", "textfield")
                .put("key", "verdict")
                .put("label", "Verdict");
        Answer refused = http.put(FORM + "/draft", FinMeHttp.OWNER, schema);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/components/" + last + "/key");
        assertThat(refused.json().at("/errors/0/message").asText()).contains("takes only offer");
    }

    @Test
    void theDesignerSaysWhatATaskTakesAndShows() throws JsonProcessingException {
        JsonNode hints = hints("/admin/forms/choose-offer/edit");
        assertThat(hints.path("components").toString())
                .contains("\"radio\"", "\"table\"")
                .doesNotContain("html", "dynamiclist", "filepicker");
        assertThat(hints.at("/tasks").findValuesAsText("name")).contains("offer", "rows", "offers", "reference");
        assertThat(hints.at("/tasks/0/asks/0/sample/valuesKey").asText()).isEqualTo("offers");
        assertThat(hints.path("tasks")).hasSize(1);
        assertThat(hints("/admin/forms/of-some-task/edit?title=Some&task=true").path("tasks"))
                .hasSizeGreaterThan(2);
        assertThat(hints("/admin/forms/of-a-page/edit?title=Some").isNull()).isTrue();
    }

    private JsonNode hints(String page) throws JsonProcessingException {
        String shown = pages.open(page, "OWNER");
        String data = shown.substring(shown.indexOf("id=\"designer-data\">") + "id=\"designer-data\">".length());
        return json.readTree(data.substring(0, data.indexOf("</script>"))).path("task");
    }

    @Test
    void whoeverEndsATaskWithoutItsFormDecidesByTheSameRules() {
        JsonNode application = offered();
        String task = task(application);
        for (String way : List.of("complete", "submit-form")) {
            for (Map<String, Object> sent : List.of(
                    Map.<String, Object>of("accepted", true),
                    Map.<String, Object>of("offer", "b5a9fca0-6d19-4a02-b1c5-8e0c4c1a0001"),
                    Map.<String, Object>of())) {
                Answer refused = end(task, way, sent);
                assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            }
        }
        assertThat(end(task, "complete", Map.of("accepted", true)).body())
                .contains("This task asks for offer only, whether it is ended by its form or without.");
        assertThat(status(application)).isEqualTo("OFFERED");
        assertThat(end(task, "complete", Map.of("offer", choices(task).get(0))).status())
                .isEqualTo(204);
        assertThat(status(application)).isEqualTo("ACCEPTED");
    }

    @Test
    void anOperatorChoosesByTheFormInTasklist() {
        JsonNode application = offered();
        String task = task(application);
        assertThat(choices(task)).hasSizeGreaterThan(1).endsWith("NONE");
        Answer sent = end(task, "submit-form", Map.of("offer", choices(task).get(0)));
        assertThat(sent.status()).as(sent.body()).isEqualTo(204);
        assertThat(status(application)).isEqualTo("ACCEPTED");
    }

    private JsonNode offered() {
        return cases.arrive("OFFERED");
    }

    private String task(JsonNode application) {
        return http.get(
                        "/engine-rest/task?processInstanceBusinessKey="
                                + application.path("id").asText(),
                        FinMeHttp.OPERATOR)
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private ObjectNode form(String task) {
        Answer answer = http.get("/engine-rest/task/" + task + "/deployed-form", FinMeHttp.OPERATOR);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return (ObjectNode) answer.json();
    }

    private List<String> choices(String task) {
        Answer answer = http.get("/engine-rest/task/" + task + "/form-variables", FinMeHttp.OPERATOR);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return json.readTree(answer.json().at("/offers/value").asText()).findValuesAsText("value");
        } catch (JsonProcessingException broken) {
            throw new AssertionError(answer.body(), broken);
        }
    }

    private Answer end(String task, String way, Map<String, Object> values) {
        ObjectNode variables = json.createObjectNode();
        values.forEach((name, value) -> variables.putObject(name).set("value", json.valueToTree(value)));
        return http.post("/engine-rest/task/" + task + '/' + way, FinMeHttp.OPERATOR, Map.of("variables", variables));
    }

    private String status(JsonNode application) {
        return http.get("/api/v1/admin/applications/" + application.path("id").asText(), FinMeHttp.AUDITOR)
                .json()
                .path("status")
                .asText();
    }

    private static ObjectNode asking(ObjectNode form, String question) {
        offer(form).put("label", question);
        return form;
    }

    private static String question(ObjectNode form) {
        return offer(form).path("label").asText();
    }

    private static ObjectNode offer(ObjectNode form) {
        for (JsonNode field : form.path("components")) {
            if (field.path("key").asText().equals("offer")) {
                return (ObjectNode) field;
            }
        }
        throw new AssertionError("asks for no offer: " + form);
    }
}
