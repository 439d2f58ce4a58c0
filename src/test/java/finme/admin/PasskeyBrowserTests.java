package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.CabinetLogin;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.JdbcTemplate;

/** A borrower's passkeys in a real browser, with a device that Chromium plays. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyBrowserTests {
    private static final String ENTER = "[data-passkey=enter] button";

    private final FinMeHttp http;
    private final CabinetLogin login;
    private final JdbcTemplate jdbc;
    private final CasesAtHand cases;
    private final String page;
    private Chromium browser;

    PasskeyBrowserTests(FinMeHttp http, CabinetLogin login, JdbcTemplate jdbc) {
        this.http = http;
        this.login = login;
        this.jdbc = jdbc;
        this.cases = new CasesAtHand(http);
        this.page = http.url("/cabinet/passkeys");
    }

    @BeforeAll
    void aLender() {
        cases.prepare("accept");
    }

    @BeforeEach
    void start() {
        browser = Chromium.start();
        browser.language("en");
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @AfterAll
    void leave() {
        cases.leave();
    }

    @Test
    void aPasskeyIsAddedOpensTheCabinetAndIsRemoved() {
        browser.passkeys();
        isSignedIn();
        browser.open(http.url("/cabinet/profile"));
        browser.click("a[href='/cabinet/passkeys']");
        browser.untilText("You have none yet");
        browser.assertFitForEveryone(page);
        browser.open(page);
        browser.look("passkeys-none");
        adds("Kitchen tablet");
        browser.assertThisIsFitForEveryone();
        browser.look("passkeys-added");
        looksInEachLanguage();
        browser.type("#name", "Once more");
        browser.click("[data-passkey=add] button");
        browser.untilText("This device has a passkey of yours already");
        browser.look("passkeys-known");
        isOfferedItBesideTheField();
        signsOut();
        browser.look("sign-in-passkey");
        browser.phone();
        browser.look("sign-in-passkey-phone");
        browser.desktop();
        browser.click(ENTER);
        browser.untilText("Your applications");
        assertThat(browser.run("return localStorage.length + sessionStorage.length"))
                .isEqualTo(0L);
        browser.open(page);
        assertThat(browser.text()).contains("Kitchen tablet", "last used");
        browser.click(".passkey .danger");
        browser.untilText("opens nothing any more");
        browser.assertThisIsFitForEveryone();
        signsOut();
        browser.click(ENTER);
        browser.untilText("This passkey opens nothing here");
        browser.look("sign-in-passkey-refused");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 401"));
        browser.assertThisIsFitForEveryone();
    }

    @Test
    void aPasskeyIsShownWhereACodeIsAskedFor() {
        browser.passkeys();
        String id = isSignedIn();
        browser.open(page);
        adds("My phone");
        provenLongAgo(id);
        browser.open(page);
        browser.type("#name", "Another");
        browser.click("[data-passkey=add] button.first");
        browser.untilText("You signed in a while ago");
        browser.look("passkeys-code");
        assertThat(browser.complaints()).isEmpty();
        browser.assertThisIsFitForEveryone();
        provenNow(id);
        browser.click("[data-passkey=add] button.first");
        browser.untilText("This device has a passkey of yours already");
        assertThat(browser.element("#code").isDisplayed())
                .as("a code that was taken is not taken again")
                .isFalse();
        browser.type("#name", " ");
        browser.click("[data-passkey=add] button.first");
        browser.untilText("A name has 1 to 60 characters");
        assertThat(browser.complaints()).isEmpty();
        browser.assertThisIsFitForEveryone();
        provenLongAgo(id);
        browser.open(http.url("/cabinet/my-data"));
        browser.click("main .button.danger");
        browser.untilText("Erase everything with a passkey");
        browser.assertThisIsFitForEveryone();
        browser.look("erase-passkey");
        browser.phone();
        browser.look("erase-passkey-phone");
        browser.desktop();
        browser.click("[data-passkey=prove] button");
        browser.untilText("Your data is being erased");
    }

    /** The question that the button asks stays open for as long as it takes; what is beside the field comes back after it. */
    @Test
    void anOfferEndsNoQuestionThatTheButtonAsked() {
        browser.before("""
                window.turns = []; window.asked = []; window.ended = [];
                window.setInterval = (turn) => turns.push(turn);
                window.clearInterval = (id) => { if (id) delete turns[id - 1]; };
                PublicKeyCredential.isConditionalMediationAvailable = async () => true;
                navigator.credentials.get = (given) => new Promise((_, fail) => {
                  const kind = given.mediation ?? "button";
                  asked.push(kind);
                  window.closeIt = () => fail(new DOMException("", "NotAllowedError"));
                  given.signal.addEventListener("abort", () => {
                    ended.push(kind);
                    fail(new DOMException("", "AbortError"));
                  });
                });""");
        browser.open(http.url("/cabinet/sign-in"));
        asked("conditional");
        browser.run("turns.forEach((turn) => turn())");
        asked("conditional,conditional");
        browser.click(ENTER);
        asked("conditional,conditional,button");
        browser.run("turns.forEach((turn) => turn())");
        assertThat(browser.run("return ended.join()")).isEqualTo("conditional,conditional");
        browser.run("closeIt()");
        asked("conditional,conditional,button,conditional");
        assertThat(browser.complaints()).isEmpty();
    }

    private void asked(String kinds) {
        browser.until(() -> kinds.equals(browser.run("return asked.join()")) ? kinds : null);
    }

    /** A page under another name of the same machine: the browser makes none for the name that FinMe goes by. */
    @Test
    void aPageUnderAnotherNameSaysThatThereAreNoneHere() {
        String elsewhere = http.url("/cabinet/sign-in").replace("localhost", "127.0.0.1");
        browser.open(elsewhere);
        browser.until(() -> browser.element(ENTER).isDisplayed() ? null : browser);
        browser.before("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        browser.open(elsewhere);
        browser.click(ENTER);
        browser.untilText("Passkeys don't work at this address");
        assertThat(browser.element(ENTER).isDisplayed()).isFalse();
        assertThat(browser.complaints()).isEmpty();
        browser.assertThisIsFitForEveryone();
    }

    /** An older browser, or one without scripts: as if there were no passkeys. */
    @Test
    void aBrowserWithoutPasskeysShowsNothingOfThem() {
        isSignedIn();
        browser.before("delete window.PublicKeyCredential");
        browser.open(page);
        assertThat(browser.text()).contains("This takes a browser that knows passkeys");
        assertThat(browser.element("#name").isDisplayed()).isFalse();
        browser.assertFitForEveryone(page);
        browser.open(http.url("/cabinet/sign-in"));
        assertThat(browser.element(ENTER).isDisplayed()).isFalse();
        assertThat(browser.element("main button.first").isDisplayed()).isTrue();
        browser.assertFitForEveryone(http.url("/cabinet/sign-in"));
    }

    /** The device that Chromium plays takes an offer at once; from then on the browser makes none, as older ones. */
    private void isOfferedItBesideTheField() {
        browser.click(".cabinet-nav form button");
        browser.untilText("Your applications");
        browser.before("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
    }

    private String isSignedIn() {
        String id = cases.arrive("OFFERED").path("id").asText();
        browser.cookie(http.url("/"), login.of(id));
        return id;
    }

    private void provenLongAgo(String application) {
        proven(application, "31 minutes");
    }

    private void provenNow(String application) {
        proven(application, "0 minutes");
    }

    private void proven(String application, String ago) {
        jdbc.update(
                "update fdforge.cabinet_session set proven_at = clock_timestamp() - ?::interval"
                        + " where borrower = (select borrower_id from fdforge.application where id = ?::uuid)",
                ago,
                application);
    }

    private void adds(String name) {
        browser.type("#name", name);
        browser.click("[data-passkey=add] button.first");
        browser.untilText("Your passkey is ready");
        assertThat(browser.text()).contains(name, "not used yet");
    }

    private void signsOut() {
        browser.click(".cabinet-nav form button");
        browser.untilText("You are signed out.");
    }

    private void looksInEachLanguage() {
        for (String language : List.of("uk", "cs", "en")) {
            browser.language(language);
            browser.assertFitForEveryone(page);
            browser.assertFitForEveryone(http.url("/cabinet/profile"));
            browser.phone();
            browser.open(page);
            browser.look("passkeys-phone-" + language);
            browser.desktop();
        }
    }
}
