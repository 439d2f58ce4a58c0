package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** What a borrower sees under the unguessable link, in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusBrowserTests {
    private final FinMeHttp http;
    private final LoanDesk loans;
    private final CasesAtHand cases;
    private Chromium browser;

    StatusBrowserTests(FinMeHttp http, LoanDesk loans) {
        this.http = http;
        this.loans = loans;
        this.cases = new CasesAtHand(http);
    }

    @BeforeAll
    void start() {
        browser = Chromium.start();
    }

    @AfterAll
    void stop() {
        browser.close();
        cases.leave();
    }

    @Test
    void showsOffersSideBySide() {
        cases.prepare("accept");
        String link = link("OFFERED");
        browser.assertFitForEveryone(http.url(link));
        assertThat(browser.text())
                .contains("You have an offer", "Delta Bank", "a month", "APR")
                .doesNotContain("still answering");
    }

    @Test
    void followsAnAnswerWhileThePageStandsOpen() {
        cases.prepare("pending-then-accept?after=PT3S");
        String link = link("WITH_PARTNERS");
        browser.open(http.url(link));
        assertThat(browser.text()).contains("Lenders are looking at your application");
        browser.untilText("You have an offer");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withdrawsByKeyboardAlone() {
        cases.prepare("pending-then-accept?after=PT1H");
        String link = link("WITH_PARTNERS");
        browser.assertFitForEveryone(http.url(link));
        browser.open(http.url(link));
        browser.element("[popovertarget=withdraw]").sendKeys(Keys.ENTER);
        await().ignoreExceptions().until(() -> browser.element("#withdraw").isDisplayed());
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.untilText("You withdrew this application");
        assertThat(browser.has("[popovertarget=withdraw]")).isFalse();
        browser.assertFitForEveryone(http.url(link));
    }

    @Test
    void leaksNothing() {
        cases.prepare("pending-then-accept?after=PT1H");
        Answer page = http.get(link("WITH_PARTNERS"), null);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(page.header("Set-Cookie")).isNull();
        assertThat(page.body()).doesNotContain("Zdenka", "Quillova", "falconry");

        Answer wrong = http.get("/status/" + "A".repeat(43), null);
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body()).contains("This link leads nowhere");
        assertThat(http.post("/status/nothing/withdraw", null, "").status()).isEqualTo(404);
        browser.assertFitForEveryone(http.url("/status/nothing"));
    }

    /** The gate itself: a page of ours is taken only because nothing is wrong with it. */
    @Test
    void whatIsWrongWithAPageIsTold() {
        browser.open(http.url("/status/nothing"));
        browser.run("document.documentElement.lang = ''; document.querySelector('main').append(new Image())");
        assertThatThrownBy(browser::assertThisIsFitForEveryone).hasMessageContainingAll("html-has-lang", "image-alt");
    }

    private String link(String status) {
        return "/status/"
                + loans.linkToken(
                        UUID.fromString(cases.arrive(status).path("id").asText()));
    }
}
