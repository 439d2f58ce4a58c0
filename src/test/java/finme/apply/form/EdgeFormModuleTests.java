package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.form.Form;
import finme.gateway.SourceDirectory;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Forms at an edge of its own: by the snapshot, and what is personal sealed on its way to core and back. */
@FinMeTest
class EdgeFormModuleTests {
    private static ConfigurableApplicationContext edge;

    private final FinMeHttp http;
    private final ObjectMapper json;
    private final TestForms forms;

    EdgeFormModuleTests(FinMeHttp core, Catalogue<Form> catalogue, ObjectMapper json, SourceDirectory sources) {
        this.http = core.through(() -> Edges.url(edge, ""), source -> Edges.awaitSource(edge, sources, source));
        this.json = json;
        this.forms = new TestForms(http, catalogue, json);
    }

    @BeforeAll
    static void starts(@Autowired Environment core) {
        edge = Edges.start("https://localhost:" + core.getRequiredProperty("finme.edge.port"));
    }

    @AfterAll
    static void stops() {
        edge.close();
    }

    @Test
    void showsWhatWasPublishedWithinSecondsAndGoesOnWithWhatWasBegunBefore() {
        forms.source(Map.of());
        int first = live(forms.publish("at-edge", form -> TestForms.add(form, 1, "hobby", false)));
        ObjectNode half = forms.answers().put("hobby", "falconry");
        Answer saved = http.post("/api/v1/forms/at-edge/drafts", null, body(first, half));
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        String token = saved.json().path("token").asText();
        int second = live(forms.publish("at-edge", form -> {}));
        Answer found = http.get("/api/v1/forms/at-edge/drafts/" + token, null);
        assertThat(found.json().path("version").asInt()).isEqualTo(first);
        assertThat(found.json().path("data").path("hobby").asText()).isEqualTo("falconry");
        Answer taken = http.post(
                "/api/v1/forms/at-edge/submissions",
                null,
                body(second, half).put("begun", first).put("draft", token));
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(taken.json().path("statusUrl").asText()).contains("/status/");
        assertThat(http.get(
                                "/api/v1/admin/applications/"
                                        + taken.json().path("id").asText() + "?reveal=true",
                                FinMeHttp.OPERATOR)
                        .body())
                .contains("falconry");
        assertThat(http.get("/api/v1/forms/at-edge/drafts/" + token, null).status())
                .isEqualTo(404);
    }

    /** Mostly within a second, also on a busy machine within five. @return the version, once the edge shows it */
    private int live(int version) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Answer shown = http.get("/api/v1/forms/at-edge", null);
                    return shown.status() == 200 && shown.json().path("version").asInt() == version;
                });
        return version;
    }

    private ObjectNode body(int version, ObjectNode answers) {
        ObjectNode body = json.createObjectNode().put("version", version);
        body.set("data", answers);
        return body;
    }
}
