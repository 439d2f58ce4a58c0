package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.apply.form.TestForms;
import finme.catalogue.Catalogue;
import finme.form.Form;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A published form as a borrower fills it in, in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplyBrowserTests {
    private static final Map<String, String> CZECH =
            Map.of("form.title", "Osobní půjčka", "G1.label", "Vaše půjčka", "amount.label", "Částka");

    private final FinMeHttp http;
    private final ObjectMapper json;
    private final TestForms forms;
    private Chromium browser;

    ApplyBrowserTests(FinMeHttp http, Catalogue<Form> catalogue, ObjectMapper json) {
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
    void isFilledInStepByStepOnAPhone() {
        forms.publish("phone-form", form -> {});
        browser.phone();
        open("/apply/phone-form?amount=6000&carOwner=true#firstName=Irina");
        assertThat(browser.url()).endsWith("/apply/phone-form");
        click("#next");
        browser.untilText("Please look at the marked field");
        type("term", "36");
        browser.untilText("About 183.33 EUR a month");
        click("#next");
        browser.untilText("Step 2 of 3: Yourself");
        assertThat(field("first").getDomProperty("value")).isEqualTo("Irina");
        type("last", "Phonova");
        born();
        type("mail", "irina");
        field("car").click();
        assertThat(field("car").isSelected()).isFalse();
        click("#next");
        browser.untilText("Please write an e-mail address");
        type("mail", "phone.form@example.test");
        click("#next");
        browser.untilText("Step 3 of 3: Agree");
        field("consent").click();
        browser.run("document.querySelector('#next').click(); document.querySelector('#next').click()");
        sent();
        assertThat(applications("phone.form@example.test")).isEqualTo(1);
        click("#told a.first");
        browser.untilText("Reference");
        assertThat(browser.url()).contains("/status/");
        browser.desktop();
    }

    @Test
    void needsNoMouse() {
        forms.publish("key-form", form -> {});
        open("/apply/key-form");
        focus("amount");
        browser.press("6000", Keys.TAB, "12", Keys.ENTER);
        browser.untilText("Step 2 of 3: Yourself");
        browser.press(Keys.TAB, "Klara", Keys.TAB, "Keyova", Keys.TAB, "04171990");
        focus("mail");
        browser.press("key.form@example.test", Keys.ENTER);
        browser.untilText("Step 3 of 3: Agree");
        browser.press(Keys.TAB, Keys.SPACE);
        browser.run("document.querySelector('#next').focus()");
        browser.press(Keys.ENTER);
        sent();
        assertThat(applications("key.form@example.test")).isEqualTo(1);
    }

    @Test
    void goesOnAfterTwoNewVersions() {
        forms.publish("resumed-form", form -> TestForms.add(form, 1, "hobby", false));
        open("/apply/resumed-form?amount=7000&term=24");
        click("#next");
        browser.untilText("Step 2 of 3");
        type("first", "Rita");
        type("hobby", "falconry");
        click("#save");
        browser.untilText("Go on later with this link");
        String link = browser.element(".saved input").getDomProperty("value");
        for (int version = 2; version <= 3; version++) {
            forms.publish("resumed-form", form -> TestForms.add(form, 1, "pet", true));
        }
        open(String.valueOf(link).replaceFirst("^http://[^/]+", ""));
        browser.untilText("The form has changed since you began");
        browser.untilText("Step 2 of 3");
        assertThat(field("first").getDomProperty("value")).isEqualTo("Rita");
        type("last", "Resumova");
        born();
        type("mail", "resumed.form@example.test");
        click("#next");
        browser.untilText("Please fill this in");
        type("pet", "a dog");
        click("#next");
        browser.untilText("Step 3 of 3");
        field("consent").click();
        click("#next");
        sent();
        JsonNode found = search("resumed.form@example.test");
        String borrower = found.path("items").path(0).path("id").asText();
        assertThat(http.get("/api/v1/admin/borrowers/" + borrower + "?reveal=true", FinMeHttp.OPERATOR)
                        .body())
                .contains("falconry", "a dog");
    }

    @Test
    void takesAPhoneNumberAsPeopleWriteIt() {
        forms.publish("written-form", form -> {
            TestForms.add(form, 0, "call", true);
            ObjectNode field = (ObjectNode) TestForms.components(form, 0)
                    .get(TestForms.components(form, 0).size() - 1);
            ((ObjectNode) field.path("validate")).put("validationType", "phone");
        });
        Map<String, String> written =
                Map.of("+420 601 (000) 184", "+420601000184", "+49 (0)30 1234567", "+49301234567");
        written.forEach((typed, sent) -> {
            for (String end : new String[] {"", "" + Keys.ENTER}) {
                open("/apply/written-form?amount=7000&term=24");
                type("call", typed + end);
                if (end.isEmpty()) {
                    click("#next");
                }
                browser.untilText("Step 2 of 3");
            }
            click("#back");
            assertThat(field("call").getDomProperty("value")).isEqualTo(sent);
        });
    }

    @Test
    void countsWhoBeginsAndWhatHoldsThemUp() {
        forms.publish(
                "counted-page",
                form -> {
                    // computed as soon as the page is there
                    ((ObjectNode) TestForms.components(form, 0).get(0)).put("defaultValue", 6000);
                    ((ObjectNode) TestForms.components(form, 0).get(1)).put("defaultValue", 12);
                },
                Map.of("cs", CZECH));
        open("/apply/counted-page?test=OFFERED");
        type("amount", "7000");
        open("/apply/counted-page");
        assertThat(browser.run("const leaving = new Event('beforeunload', {cancelable: true});"
                        + " window.dispatchEvent(leaving); return leaving.defaultPrevented"))
                .as("asks whoever typed nothing")
                .isEqualTo(false);
        click("#next");
        browser.untilText("Step 2 of 3");
        click("#next");
        browser.untilText("Please look at the");
        click("#next");
        type("first", "Cora");
        click("#save");
        browser.untilText("Go on later with this link");
        type("last", "Countova");
        click(".tongues [lang=cs]");
        browser.untilText("Krok 2 z 3");
        type("mail", "cora");
        click("#next");
        JsonNode version = browser.until(() -> {
            JsonNode counted = http.get("/api/v1/admin/forms/counted-page/numbers", FinMeHttp.AUDITOR)
                    .json()
                    .at("/versions/0");
            return counted.path("refused").toString().contains("invalid_email") ? counted : null;
        });
        browser.complaints(); // a page that asks on leaving without a click is told off by the browser
        assertThat(version.path("viewed").asInt()).isEqualTo(1);
        assertThat(version.path("started").asInt()).isEqualTo(1);
        assertThat(version.path("refused").toString())
                .contains("\"field\":\"firstName\",\"code\":\"required\",\"count\":1");
    }

    @Test
    void showsColumnsAsTheyWereDrawnWhereThereIsRoom() {
        forms.publish("column-form", form -> {
            for (String name : new String[] {"left", "right"}) {
                TestForms.add(form, 0, name, false);
                ObjectNode field = (ObjectNode) TestForms.components(form, 0)
                        .get(TestForms.components(form, 0).size() - 1);
                field.putObject("layout").put("row", "Row_two").put("columns", 8);
            }
        });
        open("/apply/column-form");
        String beside = "const at = (name) => document.querySelector(`[id$='-F_${name}']`).getBoundingClientRect().top;"
                + " return at('left') === at('right')";
        assertThat(browser.run(beside)).isEqualTo(true);
        browser.phone();
        open("/apply/column-form");
        assertThat(browser.run(beside)).isEqualTo(false);
        browser.desktop();
    }

    @Test
    void keepsWhatWasTypedWhenTheLanguageChangesAndFitsEveryone() {
        forms.publish("fit-form", form -> {}, Map.of("cs", CZECH, "uk", Map.of("amount.label", "Сума")));
        open("/apply/fit-form");
        type("amount", "4321");
        click(".tongues [lang=cs]");
        browser.untilText("Krok 1 z 3: Vaše půjčka");
        assertThat(field("amount").getDomProperty("value")).isEqualTo("4321");
        click("#next");
        browser.untilText("Vyplňte prosím");
        for (String language : new String[] {"en", "uk", "cs"}) {
            browser.assertFitForEveryone(http.url("/apply/fit-form?language=" + language));
        }
        browser.assertFitForEveryone(http.url("/apply/no-such-form"));
    }

    @Test
    void writesSumsAsThePageDoes() {
        String sum = "{{money(monthly, \"EUR\")}}";
        forms.publish(
                "sum-form",
                form -> ((ObjectNode) form.at("/components/0/components/3")).put("text", "About " + sum + " a month"),
                Map.of("cs", Map.of("T_monthly.text", "Asi " + sum), "uk", Map.of("T_monthly.text", "Десь " + sum)));
        open("/apply/sum-form");
        type("amount", "6500");
        Map<String, String> shown =
                Map.of("en", "About €1,787.50 a month", "cs", "Asi 1 787,50 €", "uk", "Десь 1 787,50 €");
        for (String language : new String[] {"en", "cs", "uk"}) {
            if (!language.equals("en")) {
                click(".tongues [lang=" + language + "]");
                browser.until(
                        () -> browser.has("html[lang=" + language + "] #ask:not([hidden]) .step") ? language : null);
            }
            type("term", "4");
            browser.untilText(String.valueOf(shown.get(language)));
        }
    }

    @Test
    void isThereWithinSecondsAlsoWithSixtyFields() {
        forms.publish("long-form", form -> {
            for (int i = 0; i < 50; i++) {
                TestForms.add(form, 1, "more" + i, false);
            }
        });
        open("/apply/long-form");
        Object millis = browser.run("return performance.getEntriesByName('ready')[0]?.startTime ?? 99999");
        assertThat(Duration.ofMillis(((Number) millis).longValue())).isLessThan(Duration.ofSeconds(5));
    }

    private void open(String path) {
        browser.open(http.url(path));
        browser.until(() -> browser.has("#ask:not([hidden]) .step") ? path : null);
    }

    private WebElement field(String name) {
        return browser.element("[id$='-F_" + name + "']");
    }

    private void type(String name, String text) {
        field(name).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** However the browser's language writes a date. */
    private void born() {
        browser.run("const born = document.querySelector(\"[id$='-F_born']\"); born.value = '1990-04-17';"
                + " born.dispatchEvent(new Event('input', {bubbles: true}))");
    }

    private void focus(String name) {
        browser.run("document.querySelector(\"[id$='-F_" + name + "']\").focus()");
    }

    /** A test is quicker than a person, and may be asked whether it is one. */
    private void sent() {
        browser.until(() -> {
            if (browser.has("#notes .warn .button")) {
                browser.run("document.querySelector('#notes .warn .button')?.click()");
            }
            return browser.text().contains("We have your application") ? "sent" : null;
        });
        assertThat(browser.complaints())
                .filteredOn(line -> !line.contains("/submissions"))
                .isEmpty();
    }

    private void click(String css) {
        browser.click(css);
    }

    private int applications(String email) {
        return search(email).path("items").path(0).path("applications").asInt();
    }

    private JsonNode search(String email) {
        ObjectNode query = json.createObjectNode().put("email", email);
        return http.post("/api/v1/admin/borrowers/search", FinMeHttp.OPERATOR, query)
                .json();
    }
}
