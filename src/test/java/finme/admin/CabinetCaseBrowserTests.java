package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.testing.CabinetLogin;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** What a signed-in borrower does with a case, in a real browser, on a desk and on a phone. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CabinetCaseBrowserTests {
    private final FinMeHttp http;
    private final CabinetLogin login;
    private final CasesAtHand cases;
    private Chromium browser;

    CabinetCaseBrowserTests(FinMeHttp http, CabinetLogin login) {
        this.http = http;
        this.login = login;
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
    void aCaseIsFollowedComparedAndConcluded() {
        lender("pending-then-accept?after=PT4S", "");
        String id = signedIn("WITH_PARTNERS");
        browser.open(http.url("/cabinet/applications/" + id));
        assertThat(browser.text()).contains("Lenders are looking at your application");
        browser.look("case-waiting");
        browser.untilText("You have an offer");
        browser.look("case-offered");
        assertThat(browser.complaints()).isEmpty();
        browser.assertFitForEveryone(http.url("/cabinet/applications/" + id + "?sort=apr"));
        browser.assertFitForEveryone(http.url("/cabinet"));
        browser.open(http.url("/cabinet"));
        browser.look("cases");
        browser.click(".case-card a");
        browser.untilText("Your offers");
        browser.click(".choice:nth-child(2) button.first");
        browser.look("case-accept");
        browser.click(".choice:nth-child(2) dialog button.first");
        browser.untilText("You chose an offer");
        assertThat(browser.has(".choice.chosen")).isTrue();
        assertThat(browser.has("[popovertarget^=accept]")).isFalse();
        browser.look("case-accepted");
        browser.assertFitForEveryone(http.url("/cabinet/applications/" + id));
        browser.phone();
        browser.open(http.url("/cabinet/applications/" + id));
        browser.look("case-accepted-phone");
        browser.desktop();
    }

    @Test
    void whatALenderAsksForIsGiven() throws IOException {
        lender("more-needed", "more-needed/reply");
        String id = signedIn("WITH_PARTNERS");
        String page = http.url("/cabinet/applications/" + id);
        await().until(() -> {
            browser.open(page);
            return browser.text().contains("What we need from you");
        });
        browser.look("case-tasks");
        browser.assertFitForEveryone(page);
        browser.phone();
        browser.open(page);
        browser.look("case-tasks-phone");
        Path payslip = Files.write(
                Files.createTempFile("payslip", ".pdf"),
                Arrays.copyOf("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII), 300_000));
        browser.type("textarea", "Since 2015");
        browser.element("input[type=file]").sendKeys(payslip.toString());
        browser.click("form[enctype] button");
        browser.untilText("Done");
        browser.type("textarea", "Since 2015");
        browser.click("form[id^=task] button");
        browser.untilText("You have an offer");
        browser.look("case-given-phone");
        browser.desktop();
        browser.assertFitForEveryone(page);
        assertThat(http.get("/api/v1/admin/applications/" + id + "/timeline", FinMeHttp.AUDITOR)
                        .body())
                .contains("task_done");
    }

    @Test
    void whatIsTypedOutlivesALiveChange() {
        lender("more-needed", "more-needed/reply");
        String id = signedIn("WITH_PARTNERS");
        String page = http.url("/cabinet/applications/" + id);
        await().until(() -> {
            browser.open(page);
            return browser.has("textarea");
        });
        browser.type("textarea", "half a sent");
        browser.run("htmx.trigger(document.getElementById('live'), 'changed')");
        await().until(() -> !browser.has(".htmx-request"));
        assertThat(browser.run("return document.querySelector('textarea').value"))
                .isEqualTo("half a sent");
    }

    @Test
    void aWithdrawalByKeyboardShowsWhoConfirmed() {
        lender("pending-then-accept?after=PT1H", "");
        String id = signedIn("WITH_PARTNERS");
        browser.open(http.url("/cabinet/applications/" + id));
        browser.element("[popovertarget=withdraw]").sendKeys(Keys.ENTER);
        await().ignoreExceptions().until(() -> browser.element("#withdraw").isDisplayed());
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.untilText("You withdrew this application");
        browser.untilText("It has confirmed that your application is withdrawn.");
        assertThat(browser.has("[popovertarget=withdraw]")).isFalse();
        browser.look("case-withdrawn");
        browser.assertFitForEveryone(http.url("/cabinet/applications/" + id));
        browser.assertFitForEveryone(http.url("/cabinet/applications/00000000-0000-7000-8000-000000000000"));
    }

    private String signedIn(String status) {
        String id = cases.arrive(status).path("id").asText();
        browser.cookie(http.url("/"), login.of(id));
        return id;
    }

    /** The one lender of these tests takes withdrawals and acceptances. @param reply path at the simulator, blank for none */
    private void lender(String behaviour, String reply) {
        cases.prepare(behaviour);
        String path = "/api/v1/admin/partners/" + CasesAtHand.LENDER;
        ObjectNode partner = (ObjectNode) http.get(path, FinMeHttp.ADMIN).json();
        partner.put(
                "answer",
                "{outcome: get or else(get value({accepted: \"OFFERED\", declined: \"DECLINED\", pending: \"PENDING\","
                        + " more_needed: \"MORE_NEEDED\"}, body.status), body.status), reference: body.id,"
                        + " offers: body.offers, needs: body.needs}");
        notice(partner, "recall", "accept/recall");
        notice(partner, "accept", "accept/accept");
        if (!reply.isEmpty()) {
            notice(partner, "reply", reply);
        }
        http.putMasterData("partners", CasesAtHand.LENDER, partner);
    }

    private void notice(ObjectNode partner, String kind, String path) {
        ObjectNode notice = partner.putObject(kind)
                .put("url", http.url("/sandbox/partners/" + path))
                .put(
                        "body",
                        "{ref: dispatch.reference, sum: application.amount.value, currency: application.amount.currency}");
        if (!kind.equals("reply")) {
            notice.put("answer", "{confirmed: body.confirmed = true}");
        }
    }
}
