package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The same person at the same source within so many days. */
@FinMeTest
class DuplicatesModuleTests {
    private static final String SOURCE = "once-a-month";
    private static final String OTHER = "as-often-as-you-like";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final StaffPages pages;

    DuplicatesModuleTests(FinMeHttp http, JdbcTemplate jdbc, WebApplicationContext context) {
        this.http = http;
        this.jdbc = jdbc;
        this.pages = new StaffPages(context);
    }

    @BeforeEach
    void sources() {
        source(SOURCE, Map.of("days", 30, "keys", List.of("taxId", "phone")));
        source(OTHER, null);
    }

    private void source(String code, @org.jspecify.annotations.Nullable Map<String, ?> duplicates) {
        Map<String, Object> source =
                new HashMap<>(Map.of("name", code, "key", code + "-key", "format", "JSON", "mapping", "payload"));
        if (duplicates != null) {
            source.put("duplicates", duplicates);
        }
        http.putMasterData("sources", code, source);
    }

    @Test
    void endsTheSecondAndNamesTheFirst() {
        Answer first = send(SOURCE, "601000901", "one@example.test", "Novak", 6000);
        Answer second = send(SOURCE, "601000901", "other@example.test", "Novak", 7000);
        assertThat(first.json().get("status").textValue()).as(first.body()).isEqualTo("RECEIVED");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().get("status").textValue()).as(second.body()).isEqualTo("DUPLICATE");
        String reference = first.json().get("reference").textValue();
        JsonNode status = status(SOURCE, second);
        assertThat(status.get("status").textValue()).isEqualTo("DUPLICATE");
        assertThat(status.get("outcome").textValue()).isEqualTo("duplicate_of:" + reference);
        assertThat(pages.open("/admin/applications/" + id(second)))
                .contains("href=\"/admin/applications/" + id(first) + "\"", reference);
        Answer again = send(SOURCE, "601000901", "other@example.test", "Novak", 7000);
        assertThat(again.body()).isEqualTo(second.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    /** Its process ends by itself, with nobody asked, and the CRM is told as of any end. */
    @Test
    void endsItsProcessWithTheCrm() {
        send(SOURCE, "601000902", "two@example.test", "Novak", 6000);
        Answer second = send(SOURCE, "601000902", "two@example.test", "Novak", 7000);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select from fdforge.delivery_state where kind = 'application' and key = ?)",
                        Boolean.class,
                        id(second))));
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.dispatch where application = ?::uuid", Long.class, id(second)))
                .isZero();
    }

    @Test
    void looksBackNoFurtherThanItShould() {
        Answer first = send(SOURCE, "601000903", "three@example.test", "Novak", 6000);
        jdbc.update(
                "update fdforge.application set received_at = received_at - interval '31 days' where id = ?::uuid",
                id(first));
        assertThat(send(SOURCE, "601000903", "three@example.test", "Novak", 7000)
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("RECEIVED");
    }

    @Test
    void counts30DaysFromTheFirstNotFromItsRepeats() {
        Answer first = send(SOURCE, "601000904", "four@example.test", "Novak", 6000);
        send(SOURCE, "601000904", "four@example.test", "Novak", 6100);
        jdbc.update(
                "update fdforge.application set received_at = received_at - interval '31 days' where id = ?::uuid",
                id(first));
        assertThat(send(SOURCE, "601000904", "four@example.test", "Novak", 6200)
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("RECEIVED");
    }

    @Test
    void looksAtItsOwnSourceAndItsOwnKeysOnly() {
        send(OTHER, "601000905", "five@example.test", "Novak", 6000);
        assertThat(send(OTHER, "601000905", "five@example.test", "Novak", 6100)
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("RECEIVED");
        assertThat(send(SOURCE, "601000905", "five@example.test", "Novak", 6200)
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("RECEIVED");
        assertThat(send(SOURCE, "601000906", "five@example.test", "Novak", 6300)
                        .json()
                        .get("status")
                        .textValue())
                .as("an e-mail address is not among the keys")
                .isEqualTo("RECEIVED");
    }

    /** Whoever has the number now is not turned away for who had it, and had another one when they applied. */
    @Test
    void holdsItAgainstWhatTheEarlierApplicationSaid() {
        send(OTHER, "601000907", "seven@example.test", "Novak", 6000);
        send(SOURCE, "601000908", "seven@example.test", "Novak", 6000);
        assertThat(send(SOURCE, "601000907", "stranger@example.test", "Svoboda", 6000)
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("RECEIVED");
    }

    @Test
    void takesOneOfManyThatComeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int amount = 5000 + i;
                calls.add(() -> send(SOURCE, "601000909", "nine@example.test", "Novak", amount));
            }
            List<String> statuses = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(202);
                statuses.add(answer.get().json().get("status").textValue());
            }
            assertThat(statuses).filteredOn("RECEIVED"::equals).hasSize(1);
            assertThat(statuses).filteredOn("DUPLICATE"::equals).hasSize(11);
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer send(String source, String phone, String email, String lastName, int amount) {
        return http.apply(source, source + "-key", "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": %d, "currency": "EUR"}, "termMonths": 36,
                 "borrower": {"firstName": "Irina", "lastName": "%s", "birthDate": "1990-04-17", "phone": "+420%s",
                   "email": "%s", "address": {"country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(amount, lastName, phone, email));
    }

    private JsonNode status(String source, Answer answer) {
        return http.send(http.request("/api/v1/sources/" + source + "/applications/" + id(answer))
                        .header("Authorization", "Bearer " + source + "-key"))
                .json();
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }
}
