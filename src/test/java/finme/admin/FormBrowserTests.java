package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The pages of forms and their designer in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormBrowserTests {
    private static final String FORM = "browser-form";

    private final FinMeHttp http;
    private Chromium browser;

    FormBrowserTests(FinMeHttp http) {
        this.http = http;
    }

    @BeforeAll
    void start() {
        browser = Chromium.start();
        login(FinMeHttp.OWNER);
        begin(FORM, "Browser form");
        save();
        publish("First version");
        begin("browser-drafted", "Drafted form");
        save();
        publish("First version");
        open("browser-drafted");
        pick("Phone");
        browser.click("#outline button[aria-label='Remove Phone']");
        save();
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/forms",
                "/admin/forms/new",
                "/admin/forms/browser-form",
                "/admin/forms/browser-form/edit",
                "/admin/forms/choose-offer/edit",
                "/admin/forms/browser-form/preview?language=uk",
                "/admin/forms/browser-form/publish",
                "/admin/forms/browser-form/changes?from=1&to=1",
                "/admin/forms/browser-drafted/publish",
                "/admin/forms/browser-form/texts/cs",
                "/admin/forms/does-not-exist"
            })
    void pageIsFitForEveryone(String path) {
        browser.assertFitForEveryone(http.url(path));
    }

    @Test
    void anAddedFieldIsLiveAsSoonAsItIsPublished() {
        begin("browser-live", "Live form");
        save();
        publish("");
        open("browser-live");
        pick("Phone");
        browser.type("#find-field", "employer");
        browser.click("#canonical button:not([disabled])");
        assertThat(browser.element("#binding-body select").getDomProperty("value"))
                .isEqualTo("employment.employer");
        save();
        long published = publish("Asks for the employer");
        browser.untilText("Version 2 is live");
        assertThat(System.nanoTime() - published).isLessThan(2_000_000_000L);
        assertThat(browser.text()).contains("Asks for the employer");
    }

    @Test
    void theDesignerOfATasksFormKnowsWhatTheTaskTakesAndWhatTasklistShows() {
        open("review-application");
        browser.untilText("What Tasklist can’t show");
        assertThat(browser.has(".fjs-palette-field[data-field-type=radio]")).isTrue();
        for (String type : java.util.List.of("html", "dynamiclist", "filepicker", "documentPreview", "iframe")) {
            assertThat(browser.has(".fjs-palette-field[data-field-type=" + type + "]"))
                    .as(type)
                    .isFalse();
        }
        assertThat(browser.text()).contains("verdict", "why screening wants a person to look at it");
        pick("Why it is declined");
        browser.untilText("reason: why it is declined: contradictory");
        browser.click("#outline button[aria-label='Remove Why it is declined']");
        browser.click("#task-body button[data-name=reason]");
        browser.untilText("reason: why it is declined: contradictory");
        browser.run("document.querySelector('.fjs-palette-field[data-field-type=textfield]').focus()");
        browser.press(Keys.RETURN);
        browser.until(() -> browser.element("#outline").getText().contains("Text field") ? "there" : null);
        pick("Text field");
        browser.untilText("Nothing takes a field of this name");
        browser.look("designer-task");
        browser.assertThisIsFitForEveryone();
        browser.click("#outline button[aria-label='Remove Text field']");
        browser.click("#show-preview");
        browser.untilText("Application FM-7K2QX9");
        browser.click("#show-preview");
        save();
    }

    @Test
    void whatStandsAgainstAFormIsListedAndLeadsToItsPlace() {
        begin("browser-faulty", "Faulty form");
        save();
        ObjectNode left = http.get("/api/v1/admin/forms/browser-faulty/draft", FinMeHttp.ADMIN)
                .json()
                .deepCopy();
        ((ObjectNode) left.at("/components/0/components/0/properties")).put("canonical", "borrower.nickname");
        browser.run("localStorage.setItem('finme.form.browser-faulty', JSON.stringify({revision: 1, at: 0, schema: "
                + left + "}))");
        open("browser-faulty");
        browser.untilText("without saving");
        browser.click("#save");
        browser.untilText("Not saved yet");
        assertThat(browser.element("#faults").getText()).contains("Amount: The application has no place");
        pick("First name");
        browser.click("#faults .link");
        await().until(() -> browser.element("#binding-body strong").getText().equals("Amount"));
        choose("bind-path", "amount");
        save();
        assertThat(browser.element("#faults").isDisplayed()).isFalse();
        browser.complaints(); // the refusal itself
    }

    @Test
    void ofTwoWhoEditAtOnceNobodyLosesAnything() {
        begin("browser-two", "Two editors");
        save();
        Answer draft = http.get("/api/v1/admin/forms/browser-two/draft", FinMeHttp.ADMIN);
        ObjectNode theirs = draft.json().deepCopy();
        theirs.put("title", "Theirs");
        assertThat(http.put(
                                "/api/v1/admin/forms/browser-two/draft",
                                FinMeHttp.ADMIN,
                                theirs,
                                Map.of("If-Match", String.valueOf(draft.header("ETag"))))
                        .status())
                .isEqualTo(200);
        pick("Phone");
        browser.click("#outline button[aria-label='Remove Phone']");
        browser.click("#save");
        browser.untilText("Somebody else saved this draft");
        assertThat(browser.element("#notices").getText()).contains("The two differ in: Phone");
        browser.click("#notices button");
        browser.untilText("Draft saved");
        assertThat(http.get("/api/v1/admin/forms/browser-two/draft", FinMeHttp.ADMIN)
                        .json()
                        .toString())
                .doesNotContain("borrower.phone");
        browser.complaints();
    }

    @Test
    void whereAValueGoesStaysInSightWhicheverFieldIsPicked() {
        open(FORM);
        for (int count = 0; count < 12; count++) {
            browser.run("document.querySelector('#canonical button:not([disabled])')?.click()");
        }
        browser.run("[...document.querySelectorAll('#outline .pick')].at(-1).scrollIntoView()");
        browser.run("[...document.querySelectorAll('#outline .pick')].at(-1).click()");
        assertThat(browser.run("const place = document.querySelector('#binding').getBoundingClientRect();"
                        + " return place.top >= 0 && place.bottom <= innerHeight"))
                .isEqualTo(true);
    }

    @Test
    void whatWasNotSavedIsThereAgainInTheSameBrowser() {
        begin("browser-unsaved", "Unsaved");
        save();
        pick("Phone");
        browser.click("#outline button[aria-label='Move Phone up']");
        await().until(() -> browser.run("return localStorage.getItem('finme.form.browser-unsaved')") != null);
        open("browser-unsaved");
        browser.untilText("without saving");
        save();
    }

    @Test
    void isDesignedByKeysAlone() {
        begin("browser-keys", "By keys");
        browser.run("document.getElementById('find-field').focus()");
        browser.press("e-mail");
        browser.press(Keys.TAB, Keys.SPACE);
        await().until(() -> browser.element("#outline").getText().contains("E-mail"));
        browser.press(Keys.chord(Keys.CONTROL, "s"));
        browser.untilText("Draft saved");
    }

    @Test
    void textsAreWrittenSideBySideAndShownInThePreview() {
        begin("browser-texts", "Texts");
        save();
        browser.open(http.url("/admin/forms/browser-texts/texts?language=cs"));
        browser.untilText("texts are missing");
        browser.type("[id='t-amount.label']", "Kolik potřebujete");
        browser.click("main form button[type=submit]");
        browser.untilText("Saved in the draft");
        browser.open(http.url("/admin/forms/browser-texts/preview?language=cs"));
        browser.untilText("Kolik potřebujete");
    }

    @Test
    void whoOnlyReadsFindsNoButtonThatChangesAForm() {
        login(FinMeHttp.OPERATOR);
        browser.open(http.url("/admin/forms/" + FORM));
        browser.untilText("Versions");
        assertThat(browser.has("a[href$='/edit']")).isFalse();
        browser.open(http.url("/admin/forms/" + FORM + "/texts/cs"));
        assertThat(browser.has("main form button[type=submit]")).isFalse();
        browser.open(http.url("/admin/forms/" + FORM + "/edit"));
        assertThat(browser.has("#workshop")).isFalse();
        browser.complaints();
        login(FinMeHttp.OWNER);
    }

    private void begin(String key, String title) {
        browser.open(http.url("/admin/forms/new"));
        browser.type("#title", title);
        browser.type("#key", key);
        browser.click("main form button[type=submit]");
        ready();
    }

    private void open(String key) {
        browser.open(http.url("/admin/forms/" + key + "/edit"));
        ready();
    }

    private void ready() {
        await().ignoreExceptions()
                .until(() -> browser.element("#workshop").isDisplayed() && browser.has("#outline .pick"));
    }

    private void pick(String label) {
        browser.run("[...document.querySelectorAll('#outline .pick')]"
                + ".find((each) => each.textContent.trim().startsWith('" + label + "')).click()");
        await().ignoreExceptions()
                .until(() -> browser.element("#binding-body").getText().contains(label));
    }

    private void choose(String select, String value) {
        browser.run("const s = document.getElementById('" + select + "'); s.value = '" + value
                + "'; s.dispatchEvent(new Event('change', {bubbles: true}))");
    }

    private void save() {
        browser.click("#save");
        browser.untilText("Draft saved");
    }

    /** @return when the button was pressed */
    private long publish(String note) {
        browser.click("#publish");
        browser.untilText("What was changed, and why");
        browser.type("#note", note);
        long pressed = System.nanoTime();
        browser.click("main form button.first");
        browser.untilText("is live");
        return pressed;
    }

    private void login(String user) {
        browser.open(http.url("/login"));
        browser.type("#username", user);
        browser.type("#password", user, Keys.ENTER);
        browser.untilText("Overview");
        browser.complaints();
    }
}
