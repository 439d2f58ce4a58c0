package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.apply.form.TestForms;
import finme.catalogue.Catalogue;
import finme.form.Form;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** What somebody answered before the form changed, in a real browser: form-js empties what a field does not take, without a word. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefittedFormBrowserTests {
    private final FinMeHttp http;
    private final ObjectMapper json;
    private final TestForms forms;
    private Chromium browser;

    RefittedFormBrowserTests(FinMeHttp http, Catalogue<Form> catalogue, ObjectMapper json) {
        this.http = http;
        this.json = json;
        this.forms = new TestForms(http, catalogue, json);
    }

    @BeforeAll
    void start() {
        browser = Chromium.start();
        forms.source(Map.of());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void anAnswerThatDoesNotFitTheNewVersionIsSaidAndAskedForAgain() {
        forms.publish("refitted-form", form -> {
            TestForms.add(form, 1, "years", false);
            TestForms.choice(form, 1, "heating", "COAL", "Coal");
        });
        open("/apply/refitted-form?amount=7000&term=24");
        click("#next");
        browser.untilText("Step 2 of 3");
        type("years", "about four");
        browser.run("const heating = document.querySelector(\"[id$='-F_heating']\"); heating.value = '0';"
                + " heating.dispatchEvent(new Event('change', {bubbles: true}))");
        click("#save");
        browser.untilText("Go on later with this link");
        String link = browser.element(".saved input").getDomProperty("value");
        forms.publish("refitted-form", form -> {
            TestForms.add(form, 1, "years", false);
            last(form).put("type", "number");
            TestForms.choice(form, 1, "heating", "PUMP", "Heat pump");
            TestForms.add(form, 1, "pet", true);
        });
        String path = String.valueOf(link).replaceFirst("^http://[^/]+", "");
        for (int time = 1; time <= 2; time++) {
            open(path);
            browser.untilText("Newly asked: New pet");
            browser.untilText("No longer fits, please answer again: New years (about four); New heating (Coal)");
            browser.untilText("Step 2 of 3");
            browser.untilText("You answered “Coal” before");
            browser.untilText("You answered “about four” before");
            // saved again before it was answered it is not lost
            click("#save");
            browser.untilText("Saved under the same link as before");
        }
        browser.assertThisIsFitForEveryone();
        type("years", "4");
        browser.until(() -> browser.text().contains("“about four” before") ? null : "answered");
        click("#back");
        browser.untilText("Step 1 of 3");
        click("#next");
        browser.untilText("You answered “Coal” before");
        assertThat(browser.text()).doesNotContain("You answered “about four” before");
    }

    @Test
    void whatDoesNotFitIsStillThereAfterARefusal() {
        forms.publish("refused-form", form -> TestForms.add(form, 1, "years", false));
        ObjectNode given = forms.answers().put("years", "about four").put("born", "2190-01-01");
        String path = saved("refused-form", given);
        forms.publish("refused-form", form -> {
            TestForms.add(form, 1, "years", false);
            last(form).put("type", "number");
        });
        open(path);
        browser.untilText("You answered “about four” before");
        click("#next");
        browser.untilText("Step 3 of 3");
        browser.until(() -> {
            browser.run("if (document.querySelector('#step').textContent.includes('Step 3'))"
                    + " (document.querySelector('#notes .warn .button') ?? document.querySelector('#next')).click()");
            return browser.text().contains("Step 2 of 3") ? "refused" : null;
        });
        browser.untilText("Please look at the marked field");
        click("#save");
        browser.untilText("Saved under the same link as before");
        assertThat(kept(path).path("years").asText()).isEqualTo("about four");
        browser.complaints();
    }

    @Test
    void whatDoesNotFitInListsGroupsAndComputedOptionsIsSaidAndKept() {
        String list =
                "{\"id\": \"L\", \"type\": \"dynamiclist\", \"path\": \"jobs\", \"label\": \"Jobs\", \"isRepeating\": true,"
                        + " \"components\": [{\"id\": \"F_since\", \"type\": \"%s\", \"key\": \"since\", \"label\": \"Since\"}]}";
        String colour = "{\"id\": \"F_colour\", \"type\": \"select\", \"key\": \"colour\", \"label\": \"Colour\","
                + " \"valuesExpression\": \"=%s\"}";
        String pets =
                "{\"id\": \"F_pets\", \"type\": \"checklist\", \"key\": \"pets\", \"label\": \"Pets\", \"values\": [%s]}";
        String cat = "{\"label\": \"Cat\", \"value\": \"CAT\"}";
        forms.publish("deep-form", form -> {
            TestForms.add(form, 1, "home", false);
            put(form, list.formatted("textfield"));
            put(form, colour.formatted("[\\\"RED\\\", \\\"BLUE\\\"]"));
            put(form, pets.formatted(cat + ", {\"label\": \"Dog\", \"value\": \"DOG\"}"));
        });
        ObjectNode given = forms.answers().put("home", "Prague 1").put("colour", "RED");
        given.putArray("jobs").addObject().put("since", "spring 2019");
        given.putArray("pets").add("CAT").add("DOG");
        String path = saved("deep-form", given);
        forms.publish("deep-form", form -> {
            put(
                    form,
                    "{\"id\": \"G_home\", \"type\": \"group\", \"path\": \"home\", \"label\": \"Home\", \"components\":"
                            + " [{\"id\": \"F_street\", \"type\": \"textfield\", \"key\": \"street\", \"label\": \"Street\"}]}");
            put(form, list.formatted("number"));
            put(form, colour.formatted("[\\\"BLUE\\\"]"));
            put(form, pets.formatted(cat));
        });
        for (int time = 1; time <= 2; time++) {
            open(path);
            browser.untilText("Newly asked: Street");
            browser.untilText("Home (Prague 1); Since (spring 2019); Colour (RED); Pets (Cat, Dog)");
            for (String before : new String[] {"Prague 1", "spring 2019", "RED", "Cat, Dog"}) {
                browser.untilText("You answered “" + before + "” before");
            }
            click("#save");
            browser.untilText("Saved under the same link as before");
        }
        JsonNode kept = kept(path);
        assertThat(kept.path("home").asText()).isEqualTo("Prague 1");
        assertThat(kept.at("/jobs/0/since").asText()).isEqualTo("spring 2019");
        assertThat(kept.path("colour").asText()).isEqualTo("RED");
        assertThat(kept.path("pets")).hasSize(2);
    }

    /** @return the page on which it goes on */
    private String saved(String form, ObjectNode given) {
        ObjectNode body = json.createObjectNode();
        body.set("data", given);
        return "/apply/" + form + '/'
                + http.post("/api/v1/forms/" + form + "/drafts", null, body)
                        .json()
                        .path("token")
                        .asText();
    }

    private JsonNode kept(String page) {
        String[] steps = page.split("/");
        return http.get("/api/v1/forms/" + steps[2] + "/drafts/" + steps[3], null)
                .json()
                .path("data");
    }

    private void put(ObjectNode form, String component) {
        try {
            TestForms.components(form, 1).add(json.readTree(component));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static ObjectNode last(ObjectNode form) {
        return (ObjectNode)
                TestForms.components(form, 1).get(TestForms.components(form, 1).size() - 1);
    }

    private void open(String path) {
        browser.open(http.url(path));
        browser.until(() -> browser.has("#ask:not([hidden]) .step") ? path : null);
    }

    private void type(String name, String text) {
        browser.element("[id$='-F_" + name + "']").sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private void click(String css) {
        browser.click(css);
    }
}
