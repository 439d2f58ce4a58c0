package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** A rule is changed in a real browser: a fault at its cell, mended, replayed, published, taken back. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
class DecisionBrowserTests {
    private static final String PAGE = "/admin/decisions/distribution-strategy";
    private static final String CELL = "[data-element-id=Cell_SmallSumToTheBestPrice_amount]";

    private final FinMeHttp http;

    DecisionBrowserTests(FinMeHttp http) {
        this.http = http;
    }

    @Test
    void aRuleIsChangedTriedPublishedAndTakenBack() {
        try (Chromium browser = Chromium.start()) {
            browser.open(http.url("/login"));
            browser.type("#username", FinMeHttp.OWNER);
            browser.type("#password", FinMeHttp.OWNER);
            browser.click("button[type=submit]");
            browser.untilText("Overview");

            browser.assertFitForEveryone(http.url("/admin/decisions"));
            browser.assertFitForEveryone(http.url(PAGE));
            browser.open(http.url(PAGE + "/edit"));
            browser.type("#note", "Tried in a browser");
            write(browser, "<= 450 450");
            browser.click("#save");
            browser.untilText("Saved, with a fault to mend.");
            assertThat(browser.element("#faults").getText()).contains("Rule_SmallSumToTheBestPrice, amount");

            write(browser, "<= 450");
            browser.click("#save");
            browser.untilText("Against what is live");
            assertThat(browser.text()).contains("<= 500", "<= 450");
            browser.click("#replay-head ~ form button");
            browser.until(() -> browser.has("#replayed *") ? browser : null);
            browser.complaints(); // typing into a cell is told by Chromium against our policy; it changes nothing
            browser.assertThisIsFitForEveryone();

            browser.click("form[action$=publish] button");
            browser.untilText("is live, from the next application on");
            browser.open(browser.element(".people li:nth-child(2) a").getAttribute("href"));
            browser.click("form[action$=restore] button");
            browser.untilText("is live again");
        }
    }

    private static void write(Chromium browser, String cell) {
        browser.click(CELL);
        browser.press(Keys.chord(Keys.CONTROL, "a"), cell);
    }
}
