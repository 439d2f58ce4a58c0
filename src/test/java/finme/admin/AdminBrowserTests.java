package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The back office in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminBrowserTests {
    private final FinMeHttp http;
    private final CasesAtHand cases;
    private Chromium browser;
    private String waiting;

    AdminBrowserTests(FinMeHttp http) {
        this.http = http;
        this.cases = new CasesAtHand(http);
    }

    @BeforeAll
    void start() {
        cases.prepare("pending-then-accept?after=PT1H");
        waiting = cases.arrive("WITH_PARTNERS").path("id").asText();
        browser = Chromium.start();
        login(FinMeHttp.ADMIN);
    }

    @AfterAll
    void stop() {
        browser.close();
        cases.leave();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/admin",
                "/admin/applications",
                "/admin/applications?status=FUNDED&reference=FM-0000-0000",
                "/admin/applications?reference=F&amountFrom=many",
                "/admin/dashboard",
                "/admin/dashboard?from=2020-01-01&to=2020-01-31",
                "/admin/applications/{waiting}",
                "/admin/partners",
                "/admin/partners/delta",
                "/admin/partners/delta/edit",
                "/admin/partners/new",
                "/admin/sources",
                "/admin/sources/admin-tests",
                "/admin/sources/admin-tests/edit",
                "/admin/sources/new",
                "/admin/crm",
                "/admin/crm/main",
                "/admin/crm/main/edit",
                "/admin/crm/main/conflicts",
                "/admin/directories",
                "/admin/directories/purposes",
                "/admin/deliveries",
                "/admin/deliveries?state=DEAD&from=2026-01-01T00:00",
                "/admin/directories/purposes/edit",
                "/admin/directories/countries/edit?find=island",
                "/admin/directories/purposes/upload",
                "/admin/directories/purposes/entries/HOME_IMPROVEMENT",
                "/admin/directories/new",
                "/admin/fields",
                "/admin/fields?field=borrower.phone",
                "/admin/ledger",
                "/admin/ledger/verify",
                "/admin/partners/does-not-exist"
            })
    void pageIsFitForEveryone(String path) {
        browser.assertFitForEveryone(http.url(path.replace("{waiting}", waiting)));
    }

    @Test
    void everyLinkAndButtonIsReachedByTab() {
        browser.open(http.url("/admin/applications/" + waiting));
        Set<String> reached = new TreeSet<>();
        for (int i = 0; i < 80; i++) {
            browser.press(Keys.TAB);
            reached.add((String) browser.run(
                    "const e = document.activeElement; return e === document.body ? '' : e.textContent.trim()"));
        }
        assertThat(reached)
                .contains(
                        "Skip to content",
                        "Overview",
                        "Partners",
                        "Cockpit",
                        "Log out",
                        "Open in Cockpit",
                        "Borrower's page",
                        "Withdraw",
                        "Reveal");
    }

    @Test
    void revealsPersonalDataAndSaysSoInTheTimeline() {
        browser.open(http.url("/admin/applications/" + waiting));
        assertThat(browser.text()).contains("Z***").doesNotContain("Zdenka");
        browser.click("#dossier button");
        browser.untilText("Zdenka");
        browser.untilText("Personal data revealed");
    }

    @Test
    void withdrawsAfterAskingAndShowsTheNewStatusToWhoeverWatches() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        browser.open(http.url("/admin/applications/" + id));
        browser.click("[popovertarget=withdraw]");
        browser.press(Keys.ESCAPE);
        await().ignoreExceptions().until(() -> !browser.element("#withdraw").isDisplayed());
        browser.click("[popovertarget=withdraw]");
        browser.click("#withdraw button[type=submit]");
        browser.untilText("Withdrawn");
        assertThat(browser.has("[popovertarget=withdraw]")).isFalse();
    }

    @Test
    void newApplicationsAppearWithoutReloading() {
        browser.open(http.url("/admin/applications"));
        browser.run("window.same = true");
        JsonNode fresh = cases.arrive("WITH_PARTNERS");
        browser.untilText(fresh.path("reference").asText());
        assertThat(browser.run("return window.same")).isEqualTo(true);
    }

    @Test
    void findsByAPhoneThatIsNotShownAgain() {
        browser.open(http.url("/admin/applications"));
        browser.click("#by-borrower summary");
        browser.type("#value", "+420 601 999 999");
        browser.click("#by-borrower button[type=submit]");
        browser.untilText("No application of such a person");
        assertThat(
                        browser.run(
                                "return document.documentElement.innerHTML.includes('999 999') || location.href.includes('999')"))
                .isEqualTo(false);
    }

    /** What a chart shows stands in the table beside it. */
    @Test
    void drawsTheTablesOfTheDashboard() {
        browser.open(http.url("/admin/dashboard"));
        await().until(() -> browser.has("[data-chart] canvas"));
        assertThat((Long) browser.run("return document.querySelectorAll('[data-chart] canvas').length"))
                .isEqualTo((Long) browser.run("return document.querySelectorAll('.pair table').length"));
    }

    @Test
    void looksBackPageByPage() {
        cases.arrive("WITH_PARTNERS");
        cases.arrive("WITH_PARTNERS");
        browser.open(http.url("/admin/applications?limit=1&source=" + CasesAtHand.SOURCE));
        browser.click("#more a");
        browser.untilText("Looking back");
        assertThat((Long) browser.run("return document.querySelectorAll('tbody tr').length"))
                .isEqualTo(2);
    }

    @Test
    void makesASourceShowsItsKeyOnceAndNamesEachFault() {
        browser.open(http.url("/admin/sources/new"));
        browser.type("#code", "admin-browser");
        browser.type("#name", "Made in a browser");
        browser.fill("#mapping", "{broken: ");
        browser.click("form.stack button.first[type=submit]");
        browser.untilText("Not saved yet");
        assertThat(browser.element("#mapping").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.element("#mapping-fault").getText()).isNotBlank();

        browser.fill("#mapping", "payload");
        browser.click("form.stack button.first[type=submit]");
        browser.untilText("shown this once");
        String key = browser.element("#new-key").getText();
        assertThat(http.apply("admin-browser", key, "application/json", "{}").status())
                .isNotEqualTo(401);
        browser.open(browser.url());
        assertThat(browser.text()).doesNotContain(key);
    }

    @Test
    void showsWhatComesOfAMappingWhileItIsTyped() {
        browser.open(http.url("/admin/sources/" + CasesAtHand.SOURCE + "/edit"));
        browser.untilText("It would be");
        browser.type("#sample", "{\"first\": \"Zdenka\", \"sum\": 5000}");
        browser.type(
                "#mapping",
                "{borrower: {firstName: payload.frist},\n amount: {value: magic(payload.sum), currency: \"EUR\"}}");
        browser.untilText("There is no function \"magic\"");
        assertThat(browser.element("#preview").getText())
                .contains("Line 2, column 18", "The sample has no \"frist\"", "/borrower/lastName");
        assertThat(browser.element("#preview mark").getText()).isEqualTo("magic");
        browser.click("#preview [data-go][data-line='2']");
        assertThat(browser.run("const t = document.getElementById('mapping');"
                        + "return t.value.slice(t.selectionStart, t.selectionEnd)"))
                .isEqualTo("magic");
        assertThat(browser.run("return document.getElementById('preview-said').textContent.trim()"))
                .asString()
                .contains("2 marks");
        browser.click("form.stack button.first[type=submit]");
        browser.untilText("Not saved yet");
        assertThat(browser.element("#mapping-fault").getText()).contains("no function");
        browser.type("#mapping", "{borrower: ");
        browser.untilText("can't be read as FEEL");
    }

    @Test
    void givesAKeyWithAnOverlapAndEndsTheOldOne() {
        http.putMasterData(
                "sources",
                "admin-keys",
                Map.of("name", "Keys", "key", "admin-keys-1", "format", "JSON", "mapping", "payload"));
        browser.open(http.url("/admin/sources/admin-keys"));
        browser.click("[popovertarget=rotate]");
        browser.click("#rotate button.danger");
        browser.untilText("shown this once");
        String fresh = browser.element("#new-key").getText();
        assertThat(http.apply("admin-keys", "admin-keys-1", "application/json", "{}")
                        .status())
                .isEqualTo(422);
        assertThat(http.apply("admin-keys", fresh, "application/json", "{}").status())
                .isEqualTo(422);
        browser.assertFitForEveryone(http.url("/admin/sources/admin-keys"));
        browser.click("button[name=left][value=PT0S]");
        browser.untilText("how long the old key counts");
        assertThat(http.apply("admin-keys", "admin-keys-1", "application/json", "{}")
                        .status())
                .isEqualTo(401);
        await().ignoreExceptions().until(() -> {
            browser.open(http.url("/admin/sources/admin-keys"));
            return browser.element("#refusals").getText().contains("unauthorized");
        });
    }

    @Test
    void showsTheGuideOfASource() {
        String url = http.get("/api/v1/admin/sources/" + CasesAtHand.SOURCE, FinMeHttp.ADMIN)
                .json()
                .path("guideUrl")
                .asText();
        browser.open("about:blank");
        browser.complaints();
        browser.assertFitForEveryone(url);
        assertThat(browser.text()).contains("Posting guide: Admin tests").doesNotContain(CasesAtHand.KEY);
        browser.assertFitForEveryone(http.url("/guides/nothing"));
    }

    @Test
    void triesASampleAgainstAMapping() {
        browser.open(http.url("/admin/sources/" + CasesAtHand.SOURCE));
        browser.fill("#payload", "{\"product\": \"PERSONAL_LOAN\", \"termMonths\": 12}");
        browser.click("#trial button");
        browser.untilText("It would be refused");
        assertThat(browser.element("#trial").getText()).contains("/borrower/firstName", "/consents", "/amount/value");
        browser.fill("#payload", """
                {"product": "PERSONAL_LOAN", "termMonths": 12, "amount": {"value": 5000, "currency": "EUR"},
                 "borrower": {"firstName": "Z", "lastName": "Q", "birthDate": "1988-02-11", "email": "z@example.test"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v1", "givenAt": "2026-01-01T00:00:00Z"}]}""");
        browser.click("#trial button");
        browser.untilText("It would be taken in");
        browser.fill("#payload", "{");
        browser.click("#trial button");
        await().ignoreExceptions().until(() -> browser.has("#trial .note.bad"));
    }

    /** By keys alone where it matters: each step is a button, each fault stands at its field. */
    @Test
    void editsADirectoryAndSeesWhatChangesBeforeItIsSaved() {
        browser.open(http.url("/admin/directories/new"));
        browser.type("#code", "browser-made");
        browser.type("#entries-0-code", "red");
        browser.type("#entries-0-labels-en", "Red", Keys.ENTER);
        browser.untilText("Not saved yet");
        assertThat(browser.element("#entries-0-code-fault").getText()).contains("capital letters");
        browser.type("#entries-0-code", "RED");
        browser.click("button[value=add]");
        await().until(() -> "entries-1-code".equals(browser.run("return document.activeElement.id")));
        browser.press("BLUE", Keys.TAB, "Blue", Keys.ENTER);
        browser.untilText("What changes");
        browser.click("button[value=save]");
        browser.untilText("Created.");

        browser.click("a[href$='/edit']");
        browser.run("document.getElementById('new-language').value = 'cs'");
        browser.click("button[value=language]");
        browser.type("#entries-0-labels-cs", "Červená");
        browser.run("document.getElementById('entries-1-active').value = 'false'");
        browser.click("button.first[value=preview]");
        browser.untilText("Old cases keep it");
        assertThat(browser.text()).contains("Červená", "Retired", "No mapping and no deployed decision mentions");
        browser.click("button[value=edit]");
        assertThat(browser.element("#entries-0-labels-cs").getDomProperty("value"))
                .isEqualTo("Červená");
        browser.click("button.first[value=preview]");
        browser.click("button[value=save]");
        browser.untilText("Saved as version 2");
        browser.untilText("Červená");
    }

    @Test
    void takesADirectoryAsAFile() throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        Files.writeString(file, "\uFEFFcode;label.en;label.cs\r\nONE;One;Jedna\r\ntwo;Two;\r\n");
        http.put(
                "/api/v1/admin/directories/browser-file",
                FinMeHttp.ADMIN,
                Map.of("entries", List.of(Map.of("code", "ONE", "labels", Map.of("en", "One"), "order", 1))),
                Map.of("If-None-Match", "*"));
        browser.open(http.url("/admin/directories/browser-file/upload"));
        browser.element("#file").sendKeys(file.toString());
        await().until(() ->
                String.valueOf(browser.element("#csv").getDomProperty("value")).contains("ONE"));
        browser.click("button[value=preview]");
        browser.untilText("Line 3, column code");
        browser.fill("#csv", "code,label.en,label.cs\nONE,One,Jedna\nTWO,Two,\n");
        browser.click("button[value=preview]");
        browser.untilText("What changes");
        browser.click("button[value=save]");
        browser.untilText("Saved as version 2");
    }

    @Test
    void checksTheLedger() {
        browser.open(http.url("/admin/ledger"));
        browser.click(".head a.first");
        browser.untilText("Nothing was changed");
    }

    @Test
    void pausesAndEditsAPartnerAndTriesItOut() {
        browser.open(http.url("/admin/partners/" + CasesAtHand.LENDER));
        browser.click("[popovertarget=pause]");
        browser.click("#pause button[name=state]");
        browser.untilText("Paused");
        browser.click("button[name=state]");
        browser.untilText("Active again");
        browser.click("a[href$='/edit']");
        browser.type("#request-timeout", "PT99S");
        browser.click("form.stack button.first[type=submit]");
        browser.untilText("Not saved yet");
        assertThat(browser.element("#request-timeout").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
        browser.type("#request-timeout", "PT4S");
        browser.click("form.stack button.first[type=submit]");
        browser.untilText("Saved");
        browser.click("#trial button[name=send]");
        browser.untilText("HTTP 2");
        assertThat(browser.element("#trial").getText()).contains("Pending");
    }

    @Test
    void hidesWhatAnAuditorMayNotDo() {
        browser.open(http.url("/admin"));
        browser.click("form[action='/logout'] button");
        login(FinMeHttp.AUDITOR);
        try {
            browser.open(http.url("/admin/applications/" + waiting));
            assertThat(browser.has("#dossier button")).isFalse();
            assertThat(browser.has("[popovertarget=withdraw]")).isFalse();
            browser.open(http.url("/admin/partners/" + CasesAtHand.LENDER));
            assertThat(browser.has("button[name=state]")).isFalse();
            assertThat(browser.has("#trial")).isFalse();
            browser.open(http.url("/admin/partners/new"));
            assertThat(browser.text()).contains("not open to you");
        } finally {
            browser.open(http.url("/admin"));
            browser.click("form[action='/logout'] button");
            login(FinMeHttp.ADMIN);
        }
    }

    private void login(String user) {
        browser.assertFitForEveryone(http.url("/login"));
        browser.type("#username", user);
        browser.type("#password", user, Keys.ENTER);
        browser.untilText("Overview");
        browser.complaints();
    }
}
