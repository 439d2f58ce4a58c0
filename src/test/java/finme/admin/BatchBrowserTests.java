package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A file of applications sent in by somebody of the back office, in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchBrowserTests {
    private static final String SOURCE = "adm-branch";

    private final FinMeHttp http;
    private Chromium browser;

    BatchBrowserTests(FinMeHttp http) {
        this.http = http;
    }

    @BeforeAll
    void start() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "code", SOURCE,
                        "name", "Branch of the browser",
                        "key", "key-of-adm-branch",
                        "format", "CSV",
                        "externalId", "payload.id",
                        "mapping", """
                                {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: 24,
                                 borrower: {firstName: "Irina", lastName: "Novak", birthDate: "1990-04-17",
                                   phone: payload.phone, address: {country: "CZ"}},
                                 consents: [{kind: "DATA_SHARING", version: "v7", givenAt: "2026-03-02T10:14:05Z"}]}"""));
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

    @Test
    void sendsAFileInAndSeesWhatBecameOfIt() throws IOException {
        Path file = Files.createTempFile("branch", ".csv");
        Files.writeString(
                file,
                "id;phone;sum\r\n"
                        + IntStream.range(0, 60)
                                .mapToObj(i -> "AB-" + i + ";+42060100" + (1000 + i) + ";4000\r\n")
                                .collect(Collectors.joining())
                        + "AB-x;not a number;4000\r\n");
        browser.open(http.url("/admin/batches?source=" + SOURCE));
        assertThat(browser.element("#source").getDomProperty("value")).isEqualTo(SOURCE);
        browser.element("#file").sendKeys(file.toString());
        browser.click("form.stack button[type=submit]");
        browser.untilText("Sent in by operator");
        browser.untilText("61 of 61 rows done");
        await().until(() -> browser.text().contains("Done"));
        assertThat(browser.text()).contains("/borrower/phone", "Refused");
        String page = browser.url();
        browser.assertFitForEveryone(page);
        browser.assertFitForEveryone(http.url("/admin/batches?source=" + SOURCE));

        browser.element("#file")
                .sendKeys(Files.writeString(file, "nothing but a header\n").toString());
        browser.click("form.stack button[type=submit]");
        browser.untilText("Nothing of it was taken in.");
        assertThat(browser.text()).contains("no row below its header");
        Files.delete(file);
    }
}
