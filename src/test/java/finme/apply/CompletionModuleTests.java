package finme.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** An application that came without everything it needs, until its borrower has added it. */
@FinMeTest
class CompletionModuleTests {
    private static final String SOURCE = "lenient";
    private static final String KEY = "lenient-key";
    private static final String COMPLETE = """
            {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 36,
             "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17", "phone": "+42060100%04d",
               "address": {"country": "CZ"}},
             "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
            """;
    private static int people = 1100;

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final StaffPages pages;

    CompletionModuleTests(FinMeHttp http, JdbcTemplate jdbc, WebApplicationContext context) {
        this.http = http;
        this.jdbc = jdbc;
        this.pages = new StaffPages(context);
    }

    @BeforeEach
    void source() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of("name", "Lenient", "key", KEY, "format", "JSON", "mapping", "payload", "onMissing", "COMPLETE"));
    }

    @Test
    void takesAnIncompleteApplicationAndAsksForExactlyWhatIsMissing() {
        Answer answer = send(body().replace("\"birthDate\": \"1990-04-17\",", "")
                .replace("\"termMonths\": 36", "\"termMonths\": 0"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("status").textValue()).isEqualTo("INCOMPLETE");
        assertThat(answer.json().get("completeUrl").textValue())
                .matches("http://localhost:\\d+/complete/[A-Za-z0-9_-]{22}");
        String page = page(answer, "en");
        assertThat(page).contains("name=\"borrower.birthDate\"", "name=\"termMonths\"", "A few details are missing");
        assertThat(page).doesNotContain("name=\"product\"", "name=\"borrower.phone\"", "name=\"amount.value\"");
        untilWaiting(answer);
        assertThat(status(answer).get("outcome").textValue()).isEqualTo("values_missing");
    }

    @Test
    void givesTheSameAnswerToARepeat() {
        String body = body().replace("\"termMonths\": 36,", "");
        Answer first = send(body);
        Answer again = send(body);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void goesOnOnceItIsComplete() {
        Answer answer = send(body().replace("\"birthDate\": \"1990-04-17\",", ""));
        untilWaiting(answer);
        Answer sent = complete(answer, Map.of("borrower.birthDate", "1991-05-18"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        await().atMost(Duration.ofSeconds(20)).until(() -> !instanceWaits(answer));
        assertThat(List.of("INCOMPLETE"))
                .doesNotContain(status(answer).get("status").textValue());
        assertThat(history(answer)).startsWith("received", "completed");
        assertThat(page(answer, "en"))
                .contains("this link serves for nothing else")
                .doesNotContain("<form");
        assertThat(jdbc.queryForObject(
                        "select completed_at is not null from fdforge.completion where application_id = ?::uuid",
                        Boolean.class,
                        id(answer)))
                .isTrue();
    }

    @Test
    void tellsWhoSaidWhat() {
        Answer answer = send(body().replace("\"birthDate\": \"1990-04-17\",", ""));
        complete(answer, Map.of("borrower.birthDate", "1991-05-18"));
        String borrower = jdbc.queryForObject(
                "select borrower_id::text from fdforge.application where id = ?::uuid", String.class, id(answer));
        JsonNode person = http.get("/api/v1/admin/borrowers/" + borrower + "?reveal=true", FinMeHttp.ADMIN)
                .json();
        JsonNode birthDate = null;
        for (JsonNode attribute : person.get("attributes")) {
            if (attribute.get("name").textValue().equals("borrower.birthDate")) {
                birthDate = attribute;
            }
        }
        assertThat(Objects.requireNonNull(birthDate).get("source").textValue()).isEqualTo("cabinet");
        assertThat(birthDate.get("value").textValue()).isEqualTo("1991-05-18");
    }

    @Test
    void keepsWhatWasTypedAndSaysInWordsWhatIsWrong() {
        Answer answer = send(body().replaceFirst("\"phone\": \"[^\"]+\"", "\"phone\": \"call me\"")
                .replace("\"termMonths\": 36,", ""));
        assertThat(answer.json().get("status").textValue()).as(answer.body()).isEqualTo("INCOMPLETE");
        Answer refused = complete(
                answer, Map.of("termMonths", "twelve", "borrower.phone", "12", "borrower.email", "<b>\"irina"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"twelve\"", "value=\"12\"", "&lt;b&gt;&quot;irina", "aria-invalid=\"true\"")
                .contains("This is no phone number", "This is no e-mail address", "Please write a number");
        assertThat(status(answer).get("status").textValue()).isEqualTo("INCOMPLETE");
        Answer sent = complete(answer, Map.of("termMonths", "12", "borrower.email", "irina@example.test"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
    }

    @Test
    void speaksTheBorrowersLanguageAndOffersTheDirectorysWords() {
        Answer answer = send(
                body().replace("PERSONAL_LOAN", "MOON_LOAN").replace("\"currency\": \"EUR\"", "\"currency\": \"?\""));
        assertThat(page(answer, "uk"))
                .contains("lang=\"uk\"", "Бракує кількох даних", "value=\"PERSONAL_LOAN\"", "value=\"CZK\"");
        assertThat(page(answer, "cs")).contains("lang=\"cs\"", "Několik údajů chybí");
        assertThat(page(answer, "de")).contains("lang=\"en\"");
    }

    @Test
    void takesOneOfManyThatComeAtOnce() throws Exception {
        Answer answer = send(body().replace("\"birthDate\": \"1990-04-17\",", ""));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> complete(answer, Map.of("borrower.birthDate", "1991-05-18")));
            }
            for (Future<Answer> sent : threads.invokeAll(calls)) {
                assertThat(sent.get().status()).isEqualTo(302);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(history(answer)).filteredOn("completed"::equals).hasSize(1);
    }

    @Test
    void refusesWhatNobodyCanComplete() {
        assertThat(send(body().replace("DATA_SHARING", "MARKETING")).status()).isEqualTo(422);
        assertThat(send("[]").status()).isEqualTo(422);
        assertThat(send("{}").status()).isEqualTo(422);
    }

    @Test
    void takesAnApplicationOfWhichOnlyTheConsentIsThere() {
        Answer answer = send(
                "{\"consents\": [{\"kind\": \"DATA_SHARING\", \"version\": \"v7\", \"givenAt\": \"2026-03-02T10:14:05Z\"}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        Answer sent = complete(
                answer,
                Map.of(
                        "product", "PERSONAL_LOAN",
                        "amount.value", "5000",
                        "amount.currency", "EUR",
                        "termMonths", "24",
                        "borrower.firstName", "Jana",
                        "borrower.lastName", "Mala",
                        "borrower.birthDate", "1980-01-01",
                        "borrower.email", "jana.mala." + people++ + "@example.test"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        for (String path : List.of("/admin/applications", "/admin/applications/" + id(answer))) {
            assertThat(pages.open(path)).contains(answer.json().get("reference").textValue());
        }
    }

    @Test
    void showsOperatorsWhatIsMissing() {
        Answer answer = send(body().replace("\"amount\": {\"value\": 6000, \"currency\": \"EUR\"},", ""));
        String page = pages.open("/admin/applications/" + id(answer));
        assertThat(page).contains("Missing", "Amount", "/complete/");
        assertThat(http.get("/api/v1/admin/applications?status=INCOMPLETE", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void endsAndIsWithdrawnAsAnyOther() {
        Answer answer = send(body().replace("\"termMonths\": 36,", ""));
        untilWaiting(answer);
        assertThat(http.post("/api/v1/admin/applications/" + id(answer) + "/withdraw", FinMeHttp.OPERATOR, Map.of())
                        .status())
                .isEqualTo(200);
        Answer late = complete(answer, Map.of("termMonths", "12"));
        assertThat(late.status()).isEqualTo(302);
        assertThat(page(answer, "en")).contains("You withdrew this application");
    }

    @Test
    void isAFormOfOnlyWhatIsMissing() {
        Answer answer =
                send(body().replace("\"birthDate\": \"1990-04-17\",", "").replace("\"termMonths\": 36,", ""));
        JsonNode form = http.get(path(answer) + "/form", null).json();
        assertThat(form.at("/schema/components").findValuesAsText("key"))
                .containsExactly("termMonths", "borrower.birthDate");
        Answer refused = addByForm(answer, Map.of("termMonths", 12.5));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/data/termMonths", "/data/borrower/birthDate");
        Answer unborn = addByForm(answer, Map.of("termMonths", 12, "borrower", Map.of("birthDate", "2190-01-01")));
        assertThat(unborn.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/data/borrower/birthDate");
        assertThat(addByForm(answer, Map.of("termMonths", 12, "borrower", Map.of("birthDate", "1991-05-18")))
                        .status())
                .isEqualTo(204);
        assertThat(page(answer, "en")).contains("this link serves for nothing else");
        assertThat(http.get("/complete/AAAAAAAAAAAAAAAAAAAAAA/form", null).status())
                .isEqualTo(404);
    }

    private Answer addByForm(Answer answer, Map<String, Object> data) {
        return http.post(path(answer) + "/form", null, Map.of("data", data));
    }

    @Test
    void knowsNoOtherLink() {
        Answer unknown = http.get("/complete/AAAAAAAAAAAAAAAAAAAAAA", null);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(http.send(http.request("/complete/AAAAAAAAAAAAAAAAAAAAAA")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("termMonths=12")))
                        .status())
                .isEqualTo(404);
    }

    private Answer send(String body) {
        return http.apply(SOURCE, KEY, "application/json", body);
    }

    private Answer complete(Answer answer, Map<String, String> values) {
        String form = values.entrySet().stream()
                .map(value -> value.getKey() + '=' + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(http.request(path(answer))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private String page(Answer answer, String language) {
        Answer page = http.send(http.request(path(answer)).header("Accept-Language", language));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static String path(Answer answer) {
        return answer.json().get("completeUrl").textValue().replaceFirst("^http://[^/]+", "");
    }

    private JsonNode status(Answer answer) {
        return http.send(http.request("/api/v1/sources/" + SOURCE + "/applications/" + id(answer))
                        .header("Authorization", "Bearer " + KEY))
                .json();
    }

    private List<String> history(Answer answer) {
        return jdbc.queryForList(
                "select action from fdforge.ledger where kind = 'application' and subject = ?::uuid order by position",
                String.class,
                id(answer));
    }

    private void untilWaiting(Answer answer) {
        await().atMost(Duration.ofSeconds(20)).until(() -> instanceWaits(answer));
    }

    private boolean instanceWaits(Answer answer) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from engine.act_ru_task t join engine.act_ru_execution r on r.id_ = t.proc_inst_id_"
                        + " where r.business_key_ = ? and t.task_def_key_ = 'UserTask_CompleteApplication')",
                Boolean.class,
                id(answer)));
    }

    private static String body() {
        return COMPLETE.formatted(people++);
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }
}
