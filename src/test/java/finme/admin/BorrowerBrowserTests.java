package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.borrower.Strangers;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Persons in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorrowerBrowserTests {
    private final FinMeHttp http;
    private Strangers strangers;
    private Chromium browser;
    private ObjectNode person;
    private String one;
    private String other;

    BorrowerBrowserTests(FinMeHttp http) {
        this.http = http;
    }

    @BeforeAll
    void start() {
        strangers = new Strangers(http, "borrower-pages");
        person = Strangers.person();
        one = strangers.arrive(person);
        new Strangers(http, "borrower-pages-2")
                .arrive(person.deepCopy()
                        .put("phone", Strangers.person().path("phone").asText()));
        other = strangers.arrive(Strangers.person());
        browser = Chromium.start();
        browser.open(http.url("/login"));
        browser.type("#username", FinMeHttp.ADMIN);
        browser.type("#password", FinMeHttp.ADMIN, Keys.ENTER);
        browser.untilText("Overview");
        browser.complaints();
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/borrowers",
                "/admin/borrowers/{one}",
                "/admin/borrowers/{one}/merge",
                "/admin/borrowers/{one}/merge?with={other}",
                "/admin/borrower-matches",
                "/admin/borrower-matches?state=SAME",
                "/admin/borrower-matches?state=DIFFERENT",
                "/admin/survivorship",
                "/admin/borrowers/00000000-0000-7000-8000-000000000000"
            })
    void pageIsFitForEveryone(String path) {
        twins();
        browser.assertFitForEveryone(http.url(path.replace("{one}", one).replace("{other}", other)));
    }

    @Test
    void findsAPersonWithoutTheValueInAnyAddress() {
        String phone = person.path("phone").asText();
        browser.open(http.url("/admin/borrowers"));
        browser.type("#value", phone, Keys.ENTER);
        browser.untilText("One person");
        assertThat(browser.url()).doesNotContain(phone.substring(1));
        assertThat(browser.text()).doesNotContain(phone);
        browser.click("#found a");
        browser.untilText("Open a value");
        assertThat(browser.url()).endsWith(one);

        browser.open(http.url("/admin/borrowers"));
        browser.type("#value", "12", Keys.ENTER);
        browser.untilText("This is no phone number");
    }

    @Test
    void opensAValueByKeyboardAndRevealsIt() {
        browser.open(http.url("/admin/borrowers/" + one));
        assertThat(browser.text()).contains("R***").doesNotContain("Radmila");
        browser.run("document.querySelector('#borrower-phone summary').focus()");
        browser.press(Keys.ENTER);
        browser.untilText("Where it came from");
        assertThat(browser.element("#borrower-phone").getText())
                .contains(
                        "Source borrower-pages-2",
                        "What others say",
                        "Source borrower-pages",
                        "What it replaced",
                        "FM-");
        browser.click("#profile form button");
        browser.untilText("Radmila");
        browser.open(browser.url());
        browser.untilText("Personal data revealed");
        assertThat(browser.text()).doesNotContain("Radmila");
    }

    @Test
    void mergesAfterALookAndUndoesIt() {
        String two = strangers.arrive(Strangers.person());
        browser.open(http.url("/admin/borrowers/" + other + "/merge?with=" + two));
        assertThat(browser.text()).contains("As one person", "They differ");
        browser.click("form.form-end button");
        browser.untilText("They are one person now");
        browser.click("[popovertarget=undo-0]");
        browser.click("#undo-0 button[type=submit]");
        browser.untilText("The merge is undone");
        assertThat(browser.text()).contains("Nobody was merged");
    }

    @Test
    void hasTheNextCaseAtHandWhenOneIsDecided() {
        twins();
        twins();
        browser.open(http.url("/admin"));
        assertThat(browser.text()).contains("Profiles that may be one person");
        browser.open(http.url("/admin/borrower-matches"));
        String first = (String) browser.run("return document.querySelector('article[id^=case-]').id");
        String second = (String) browser.run("return document.querySelectorAll('article[id^=case-]')[1].id");
        browser.click("#" + first + " button[value=DIFFERENT]");
        browser.untilText("Kept as two people");
        assertThat(browser.has("#" + first)).isFalse();
        assertThat(browser.run("return document.activeElement.closest('article').id"))
                .isEqualTo(second);
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.untilText("They are one person now");
    }

    @Test
    void showsWhomARuleConcernsBeforeItIsSaved() {
        browser.open(http.url("/admin/survivorship"));
        browser.type("#borrower-phone", "source:borrower-pages");
        browser.click("button[name=save][value=false]");
        browser.untilText("would change");
        assertThat(browser.element("#effect").getText()).contains("Phone", "Nothing is saved yet");
        browser.type("#borrower-phone", "nobody knows");
        browser.click("button[name=save][value=true]");
        browser.untilText("Not saved");
        assertThat(browser.element("#borrower-phone").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
    }

    /** Two who share phone and birthday, and nothing else speaks for one person. */
    private void twins() {
        ObjectNode petra = Strangers.person().put("firstName", "Petra");
        petra.remove("taxId");
        strangers.arrive(petra);
        strangers.arrive(petra.deepCopy()
                .put("firstName", "Pavel")
                .put("email", Strangers.person().path("email").asText()));
    }
}
