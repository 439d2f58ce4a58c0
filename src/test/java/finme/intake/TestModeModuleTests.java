package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A test ends as asked, and nobody outside hears of it. */
@FinMeTest
class TestModeModuleTests {
    private static final String SOURCE = "integrating";
    private static final String KEY = "integrating-key";
    private static int people = 1;

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final LoanDesk loans;
    private final StaffPages pages;

    TestModeModuleTests(FinMeHttp http, JdbcTemplate jdbc, LoanDesk loans, WebApplicationContext context) {
        this.http = http;
        this.jdbc = jdbc;
        this.loans = loans;
        this.pages = new StaffPages(context);
    }

    @BeforeEach
    void source() {
        http.putMasterData(
                "sources", SOURCE, Map.of("name", "Integrating", "key", KEY, "format", "JSON", "mapping", "payload"));
    }

    @Test
    void endsAsAsked() {
        ends("OFFERED", "OFFERED");
        ends("DECLINED", "UNPLACED");
        ends("UNPLACED", "UNPLACED");
        ends("PENDING", "WITH_PARTNERS");
    }

    private void ends(String asked, String status) {
        Answer answer = send(asked, body());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(status(answer).get("status").textValue()).isEqualTo(status));
        assertThat(jdbc.queryForList(
                        "select partner from fdforge.dispatch where application = ?::uuid", String.class, id(answer)))
                .as(asked)
                .allMatch(partner -> partner.startsWith("Test lender"))
                .hasSize(asked.equals("UNPLACED") ? 0 : 1);
    }

    /** Also what rules would screen out, and whatever partners there are. */
    @Test
    void asksNoRule() {
        Answer child = send("OFFERED", body().replace("1990-04-17", "2020-04-17"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(status(child).get("status").textValue()).isEqualTo("OFFERED"));
        assertThat(pages.open("/admin/applications/" + id(child)))
                .contains("Test lender that offers", "Test asked for");
    }

    /** Figures leave it out; lists show it, marked. */
    @Test
    void isNoCount() {
        long counted = loans.counts().getOrDefault(ApplicationStatus.UNPLACED, 0L);
        ends("UNPLACED", "UNPLACED");
        long tests = Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from fdforge.application where test and status = 'UNPLACED'", Long.class));
        long all = Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from fdforge.application where status = 'UNPLACED'", Long.class));
        assertThat(tests).isPositive();
        assertThat(loans.counts().getOrDefault(ApplicationStatus.UNPLACED, 0L))
                .isGreaterThanOrEqualTo(counted)
                .isEqualTo(all - tests);
        assertThat(pages.open("/admin/applications?source=" + SOURCE)).contains("<span class=\"chip\">Test</span>");
    }

    /** The process ends; the CRM's own records say that it never heard of it. */
    @Test
    void tellsTheCrmNothing() {
        Answer answer = send("DECLINED", body());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Boolean.FALSE.equals(jdbc.queryForObject(
                        "select exists (select from engine.act_ru_execution where business_key_ = ?)",
                        Boolean.class,
                        id(answer))));
        assertThat(http.get("/sandbox/crm/Applications(" + id(answer) + ")", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isNobodysApplication() {
        String body = body();
        Answer real = send(null, body);
        Answer test = send("DECLINED", body);
        Answer other = send("UNPLACED", body);
        assertThat(real.json().get("id")).isNotEqualTo(test.json().get("id"));
        assertThat(other.json().get("id")).isNotEqualTo(test.json().get("id"));
        assertThat(borrower(test)).isNotEqualTo(borrower(real));
        assertThat(id(send("DECLINED", body))).as("a repeat").isEqualTo(id(test));
    }

    @Test
    void refusesAnyOtherEnd() {
        for (String outcome : new String[] {"FUNDED", "", "offered", "OFFERED&test=DECLINED"}) {
            Answer answer = send(outcome, body());
            assertThat(answer.status()).as(outcome).isEqualTo(400);
            assertThat(answer.json().get("code").textValue()).isEqualTo("invalid_test");
        }
    }

    @Test
    void readsAFormsBodyAllTheSame() {
        http.putMasterData(
                "sources",
                "integrating-form",
                Map.of(
                        "name",
                        "Form",
                        "key",
                        KEY,
                        "format",
                        "FORM",
                        "mapping",
                        "{product: payload.p, amount: {value: payload.a, currency: \"EUR\"}, termMonths: payload.t,"
                                + " borrower: {firstName: \"A\", lastName: \"B\", birthDate: \"1990-04-17\", email: payload.e},"
                                + " consents: [{kind: \"DATA_SHARING\", version: \"1\", givenAt: \"2026-03-02T10:14:05Z\"}]}"));
        Answer answer = http.send(http.request("/api/v1/sources/integrating-form/applications?test=UNPLACED")
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("p=PERSONAL_LOAN&a=6000&t=36&e=form%40example.test")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private String borrower(Answer answer) {
        return String.valueOf(jdbc.queryForObject(
                "select borrower_id::text from fdforge.application where id = ?::uuid", String.class, id(answer)));
    }

    private Answer send(@org.jspecify.annotations.Nullable String test, String body) {
        return http.send(
                http.request("/api/v1/sources/" + SOURCE + "/applications" + (test == null ? "" : "?test=" + test))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode status(Answer answer) {
        return http.send(http.request("/api/v1/sources/" + SOURCE + "/applications/" + id(answer))
                        .header("Authorization", "Bearer " + KEY))
                .json();
    }

    private static String body() {
        return """
                {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 36,
                 "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17",
                   "phone": "+42060100%04d", "address": {"country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(1400 + people++);
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }
}
