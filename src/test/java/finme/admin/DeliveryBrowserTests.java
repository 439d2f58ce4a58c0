package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryState;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.kernel.Ids;
import finme.sandbox.SandboxSecrets;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages to other systems in a real browser: looked at, paused, sent again. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryBrowserTests {
    private static final String SYSTEM = "adm-live";
    private static final String SYSTEM_NAME = "system:" + SYSTEM;
    private static final String PAGE = "/admin/connected-systems/" + SYSTEM;

    private final FinMeHttp http;
    private final Outbox outbox;
    private final DeliveryLog log;
    private final SandboxSecrets secrets;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private Chromium browser;
    private UUID message;

    DeliveryBrowserTests(
            FinMeHttp http,
            Outbox outbox,
            DeliveryLog log,
            SandboxSecrets secrets,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.http = http;
        this.outbox = outbox;
        this.log = log;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeAll
    void start() {
        http.putMasterData(
                "connected-systems",
                SYSTEM,
                Map.of(
                        "code",
                        SYSTEM,
                        "name",
                        "Live system",
                        "state",
                        "ACTIVE",
                        "url",
                        http.url("/sandbox/systems/" + SYSTEM),
                        "secret",
                        secrets.webhookSecret(SYSTEM),
                        "events",
                        List.of("form.*")));
        message = tell();
        tell();
        await().until(() -> log.status(SYSTEM_NAME).waiting() == 0);
        browser = Chromium.start();
        browser.open(http.url("/login"));
        browser.type("#username", FinMeHttp.OPERATOR);
        browser.type("#password", FinMeHttp.OPERATOR);
        browser.click("button[type=submit]");
        browser.untilText("Overview");
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/deliveries?system=adm-live",
                "/admin/deliveries/{message}",
                PAGE,
                "/admin/connected-systems"
            })
    void pageIsFitForEveryone(String path) {
        browser.assertFitForEveryone(http.url(path.replace("{message}", message.toString())));
    }

    @Test
    void pausesAfterAskingAndShowsWhatWaitsWithoutTakingTheFocus() {
        browser.open(http.url(PAGE));
        browser.click("#open-pause");
        browser.click("#pause-messages button[type=submit]");
        browser.untilText("Paused. Its messages wait");
        assertThat(browser.has("#open-pause")).isFalse();
        browser.run("document.querySelector('#open-resume').focus(); window.same = true");
        UUID waiting = tell();
        await().ignoreExceptions().until(() -> browser.has("[id='message-" + waiting + "']"));
        assertThat(browser.run("return window.same && document.activeElement.id"))
                .isEqualTo("open-resume");
        browser.click("#open-resume");
        browser.click("#resume-messages button[type=submit]");
        browser.untilText("Resumed");
        await().until(() -> log.status(SYSTEM_NAME).waiting() == 0);
        browser.untilText("None: it has everything");
    }

    @Test
    void sendsARangeAgain() {
        browser.open(http.url(PAGE));
        browser.click("#open-replay");
        browser.type("#replay-from", "1");
        browser.type("#replay-to", "2");
        browser.click("#replay-messages button[type=submit]");
        browser.untilText("2 messages are sent again");
        browser.click("#open-replay");
        browser.type("#replay-from", "2");
        browser.type("#replay-to", "1");
        browser.click("#replay-messages button[type=submit]");
        browser.untilText("A range begins");
    }

    @Test
    void leadsFromTheOverviewToWhatIsParkedAndRepairsIt() {
        UUID parked = tell();
        await().until(() -> log.find(parked).orElseThrow().state() == DeliveryState.DELIVERED);
        jdbc.update("update fdforge.delivery set state = 'DEAD' where id = ?", parked);
        browser.open(http.url("/admin"));
        browser.click("a[href$='kind=DELIVERY']");
        browser.untilText("Everything that waits for a person");
        browser.assertThisIsFitForEveryone();
        browser.click("a[href$='/admin/deliveries/" + parked + "']");
        browser.click("[popovertarget=again]");
        browser.click("#again button[type=submit]");
        browser.untilText("It is sent again");
        browser.untilText("Delivered");
    }

    private UUID tell() {
        UUID id = Ids.next();
        String body = "{\"id\": \"" + id + "\", \"type\": \"finme.form.published\", \"sequence\": \"" + Message.SEQUENCE
                + "\"}";
        Message fresh = new Message(id, SYSTEM_NAME, "finme.form.published", "form/" + id, null, body);
        transaction.executeWithoutResult(open -> outbox.add(List.of(fresh)));
        return id;
    }
}
