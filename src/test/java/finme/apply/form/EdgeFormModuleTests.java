package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.Chromium;
import finme.catalogue.Catalogue;
import finme.form.Form;
import finme.gateway.SourceDirectory;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.Line;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Forms at an edge of its own: by the snapshot, and what is personal sealed on its way to core and back. */
@FinMeTest
class EdgeFormModuleTests {
    private static ConfigurableApplicationContext edge;
    private static Line line;

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
        line = new Line(core.getRequiredProperty("finme.edge.port", Integer.class));
        edge = Edges.start(line.url());
    }

    @AfterAll
    static void stops() {
        edge.close();
        line.close();
    }

    @AfterEach
    void mended() {
        line.mend();
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

    @Test
    void whoeverSendsWhileCoreIsAwayGetsALinkThatLeadsThereAfterwards() {
        forms.source(Map.of("whenCoreIsAway", "KEEP"));
        int version = live(forms.publish("at-edge", form -> {}));
        line.cut();
        Answer taken = http.post("/api/v1/forms/at-edge/submissions", null, body(version, forms.answers()));
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        String link = taken.json().path("statusUrl").asText().replaceFirst("^https?://[^/]+", "");
        assertThat(link).startsWith("/status/");
        String reference = taken.json().path("reference").asText();
        assertThat(page(link).body()).contains("We have your application", reference);
        assertThat(page(link.substring(0, link.length() - 2) + "AA").status()).isEqualTo(503);
        line.mend();
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> page(link),
                        status -> status.status() == 200 && !status.body().contains("We have your application"));
        assertThat(page(link).body()).contains(reference);
        assertThat(page(link.substring(0, link.length() - 2) + "AA").status()).isEqualTo(404);
    }

    @Test
    @EnabledIf("finme.admin.Chromium#isInstalled")
    void aPageThatIsSentWhileCoreIsAwaySaysSoAndKeepsWhatWasTyped() {
        forms.source(Map.of("whenCoreIsAway", "REFUSE"));
        live(forms.publish("at-edge", form -> {
            TestForms.remove(form, 1, "born");
            form.with("constants").put("borrower.birthDate", "1990-04-17");
        }));
        try (Chromium browser = Chromium.start()) {
            browser.open(Edges.url(
                    edge,
                    "/apply/at-edge?amount=6000&term=36#firstName=Away&lastName=Corova" + "&mail=away."
                            + System.nanoTime() + "@example.test"));
            browser.until(() -> browser.has("#ask:not([hidden]) .step") ? browser : null);
            browser.click("#next");
            browser.untilText("Step 2 of 3");
            browser.click("#next");
            browser.untilText("Step 3 of 3");
            browser.click("[id$='-F_consent']");
            line.cut();
            browser.click("#save");
            browser.untilText("Nothing you typed is lost");
            send(browser, "Nothing you typed is lost");
            browser.look("apply-core-away");
            assertThat(browser.has("[id$='-F_consent']:checked")).isTrue();
            browser.click("#back");
            browser.untilText("Step 2 of 3");
            assertThat(browser.element("[id$='-F_last']").getDomProperty("value"))
                    .isEqualTo("Corova");
            browser.click("#next");
            browser.untilText("Step 3 of 3");
            line.mend();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> page("/status/none").status() == 404);
            browser.click("#next");
            browser.until(() -> {
                browser.run("document.querySelector('#notes .warn .button')?.click()");
                browser.run(
                        "const next = document.querySelector('#ask:not([hidden]) #next'); if (next && !next.disabled) next.click()");
                return browser.text().contains("We have your application") ? browser : null;
            });
        }
    }

    /** A test is quicker than a person, and may be asked whether it is one. */
    private static void send(Chromium browser, String until) {
        browser.click("#next");
        browser.until(() -> {
            browser.run("document.querySelector('#notes .warn .button')?.click()");
            return browser.text().contains(until) ? until : null;
        });
    }

    private Answer page(String path) {
        return http.send(http.request(path).header("Accept", "text/html").GET());
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
