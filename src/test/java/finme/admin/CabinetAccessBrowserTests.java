package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.CabinetLogin;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** How a borrower comes in, keeps the own data right, reads them and is forgotten, in a real browser. */
@FinMeTest
@EnabledIf("finme.admin.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CabinetAccessBrowserTests {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    /** Each begins above the end of every other one. */
    private static final String ONE_LINE =
            "const places = [...document.querySelectorAll('.cabinet-nav > *')].map((each) => each.getBoundingClientRect());"
                    + "return Math.max(...places.map((each) => each.top)) < Math.min(...places.map((each) => each.bottom))";

    private final FinMeHttp http;
    private final CabinetLogin login;
    private final CasesAtHand cases;
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 999_999);
    private final String email = "oksana.q" + number + "@example.test";
    private Chromium browser;

    CabinetAccessBrowserTests(FinMeHttp http, CabinetLogin login) {
        this.http = http;
        this.login = login;
        this.cases = new CasesAtHand(http);
    }

    @BeforeAll
    void start() {
        browser = Chromium.start();
    }

    @BeforeEach
    void inEnglish() {
        browser.language("en");
        browser.desktop();
    }

    @AfterAll
    void stop() {
        browser.close();
        cases.leave();
    }

    @Test
    void aBorrowerComesInKeepsTheDataRightReadsThemAndIsForgotten() {
        cases.prepare("accept");
        offered();
        comesIn();
        keepsTheProfileRight();
        readsWhoGotWhat();
        readsEverything();
        isForgotten();
    }

    @Test
    void whoSignsOutIsToldSo() {
        cases.prepare("accept");
        String id = cases.arrive("OFFERED").path("id").asText();
        browser.cookie(http.url("/"), login.of(id));
        browser.open(http.url("/cabinet/profile"));
        browser.click(".cabinet-nav form button");
        browser.untilText("You are signed out.");
        browser.assertFitForEveryone(http.url("/cabinet/sign-in?out"));
        browser.open(http.url("/cabinet/profile"));
        assertThat(browser.url()).endsWith("/cabinet/sign-in");
        browser.assertFitForEveryone(http.url("/cabinet/sign-in?again"));
    }

    private void comesIn() {
        browser.assertFitForEveryone(http.url("/cabinet/sign-in"));
        browser.open(http.url("/cabinet/sign-in"));
        browser.look("sign-in");
        answer("#address", "no address");
        browser.untilText("This is no e-mail address and no phone number.");
        browser.assertThisIsFitForEveryone();
        String code = codeAfter(() -> {
            answer("#address", email);
            browser.untilText("Type in your code");
        });
        browser.assertThisIsFitForEveryone();
        answer("#code", other(code));
        browser.untilText("This code does not fit");
        browser.assertThisIsFitForEveryone();
        browser.look("sign-in-code");
        answer("#code", code);
        browser.untilText("Your applications");
        assertThat(browser.text()).contains("Personal loan", "You have an offer");
        browser.assertFitForEveryone(http.url("/cabinet"));
    }

    private void keepsTheProfileRight() {
        browser.click(".cabinet-nav a[href='/cabinet/profile']");
        browser.untilText("How we reach you");
        assertThat(browser.text()).contains("Oksana", "February 11, 1988");
        browser.type("#employment-employer", "Nordwind");
        browser.type("#borrower-phone", "12");
        browser.click("main button.first");
        browser.untilText("Not everything could be taken");
        assertThat(browser.text()).contains("This is no phone number");
        browser.assertThisIsFitForEveryone();
        assertThat(browser.element("#employment-employer").getAttribute("value"))
                .isEqualTo("Nordwind");
        browser.look("profile-refused");
        browser.type("#borrower-phone", "+420 603 " + number);
        browser.click("#messages option[value=NONE]");
        browser.click("main button.first");
        browser.untilText("Saved.");
        browser.assertThisIsFitForEveryone();
        browser.assertFitForEveryone(http.url("/cabinet/profile"));
        browser.open(http.url("/cabinet/profile"));
        assertThat(browser.element("#employment-employer").getAttribute("value"))
                .isEqualTo("Nordwind");
        assertThat(browser.element("#messages").getAttribute("value")).isEqualTo("NONE");
        browser.phone();
        browser.look("profile-phone");
        browser.desktop();
    }

    private void readsWhoGotWhat() {
        browser.click(".cabinet-nav a[href='/cabinet/my-data']");
        browser.untilText("Who got what");
        assertThat(browser.text()).contains("Delta Bank", "Amount", "Under your consent, version v7");
        browser.look("my-data");
        browser.assertFitForEveryone(http.url("/cabinet/my-data"));
    }

    private void readsEverything() {
        browser.click("a[href='/cabinet/my-data/everything']");
        browser.untilText("All your data");
        assertThat(browser.text())
                .contains("Nordwind", "Personal loan", "Home improvement", "Employed", "Czech", "90,000")
                .contains("sharing your data with lenders", "hobby")
                .doesNotContain("EMPLOYED", "PERSONAL_LOAN", "HOME_IMPROVEMENT", "DATA_SHARING", "attributes.", "true");
        browser.look("everything");
        String page = http.url("/cabinet/my-data/everything");
        browser.assertFitForEveryone(page);
        for (String language : List.of("uk", "cs", "en")) {
            browser.language(language);
            browser.assertFitForEveryone(page);
            browser.phone();
            browser.open(page);
            browser.look("everything-phone-" + language);
            assertThat(browser.run("return document.documentElement.lang")).isEqualTo(language);
            assertThat(browser.run(ONE_LINE)).as("the navigation is one line").isEqualTo(true);
            assertThat(browser.text()).doesNotContain("EMPLOYED", "PERSONAL_LOAN", "DATA_SHARING");
            browser.desktop();
        }
    }

    private void isForgotten() {
        browser.open(http.url("/cabinet/my-data"));
        String code = codeAfter(() -> {
            browser.click("main .button.danger");
            browser.untilText("we have sent you a new code");
        });
        browser.assertThisIsFitForEveryone();
        browser.type("#code", other(code));
        browser.click("main .button.danger");
        browser.untilText("This code does not fit");
        browser.assertThisIsFitForEveryone();
        browser.look("erase");
        browser.type("#code", code);
        browser.click("main .button.danger");
        browser.untilText("Your data is being erased");
        browser.assertThisIsFitForEveryone();
        browser.open(http.url("/cabinet/my-data"));
        assertThat(browser.url()).contains("/cabinet/sign-in");
    }

    private void answer(String field, String text) {
        browser.type(field, text);
        browser.click("main button.first");
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private String codeAfter(Runnable asking) {
        int before = codes().size();
        asking.run();
        return await().atMost(Duration.ofSeconds(20))
                .until(this::codes, codes -> codes.size() > before)
                .get(0);
    }

    /** The newest first. */
    private List<String> codes() {
        JsonNode letters = http.get("/sandbox/mailbox", null).json().path("items");
        return StreamSupport.stream(letters.spliterator(), false)
                .filter(letter -> letter.path("to").asText().equals(email))
                .map(letter -> CODE.matcher(letter.path("subject").asText()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private void offered() {
        Answer answer =
                http.apply(CasesAtHand.SOURCE, CasesAtHand.KEY, "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 90000, "currency": "UAH"}, "termMonths": 24,
                 "purpose": "HOME_IMPROVEMENT",
                 "borrower": {"firstName": "Oksana", "lastName": "Quill", "birthDate": "1988-02-11", "taxId": "7702%1$06d",
                   "phone": "+420602%1$06d", "email": "%2$s", "language": "en",
                   "address": {"line1": "Lipova 12", "city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
                 "employment": {"status": "EMPLOYED", "employer": "Wanderlust", "since": "2019-05-01",
                   "monthlyIncome": {"value": 30000, "currency": "UAH"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z",
                   "ip": "192.0.2.14", "userAgent": "Mozilla/5.0", "page": "https://apply.example.test/loan"}],
                 "attributes": {"hobby": "falconry", "homeOwner": true}}""".formatted(number, email));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String path = "/api/v1/admin/applications/" + answer.json().path("id").asText();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> http.get(path, FinMeHttp.AUDITOR)
                        .json()
                        .path("status")
                        .asText()
                        .equals("OFFERED"));
    }
}
