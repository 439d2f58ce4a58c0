package finme.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.reception.SourceUsage.Used;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Caps and the limit a minute of a source, over the public API. */
@FinMeTest
class SourceLimitsModuleTests {
    private static final String KEY = "key-of-limit-tests";

    private final FinMeHttp http;
    private final SourceUsage usage;
    private final JdbcTemplate jdbc;

    SourceLimitsModuleTests(FinMeHttp http, SourceUsage usage, JdbcTemplate jdbc) {
        this.http = http;
        this.usage = usage;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOUR", "DAY", "WEEK", "MONTH", "TOTAL"})
    void neverLetsMoreInThanACapSays(String per) throws Exception {
        String source = "lim-" + per.toLowerCase(java.util.Locale.ROOT);
        source(source, Map.of("caps", List.of(cap(per, 7))));
        List<Answer> answers = together(24, i -> send(source, i));
        assertThat(answers).extracting(Answer::status).containsOnly(202, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(7);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
            assertThat(answer.json().path("code").asText()).isEqualTo("cap_reached");
            assertThat(answer.json().path("detail").asText())
                    .contains("7")
                    .contains(per.equals("TOTAL") ? "in total" : "a " + per.toLowerCase(java.util.Locale.ROOT));
            assertThat(Long.parseLong(String.valueOf(answer.header("Retry-After"))))
                    .isPositive();
        });
        assertThat(usage.of(source))
                .singleElement()
                .satisfies(used -> assertThat(used)
                        .extracting(Used::per, Used::most, Used::used)
                        .containsExactly(per, 7, 7));
    }

    @Test
    void countsWhatIsNewAndNotWhatCameBefore() {
        source("lim-repeats", Map.of("caps", List.of(cap("DAY", 2))));
        Answer first = send("lim-repeats", 1);
        for (int i = 0; i < 5; i++) {
            Answer again = send("lim-repeats", 1);
            assertThat(again.status()).as(again.body()).isEqualTo(202);
            assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        }
        assertThat(send("lim-repeats", 2).status()).isEqualTo(202);
        assertThat(send("lim-repeats", 3).status()).isEqualTo(429);
        assertThat(send("lim-repeats", 2).status()).isEqualTo(202);
    }

    @Test
    void keepsALimitAMinuteOverItsEnd() throws Exception {
        source("lim-minute", Map.of("perMinute", 5));
        List<Answer> answers = together(12, i -> send("lim-minute", i));
        long taken = answers.stream().filter(answer -> answer.status() == 202).count();
        assertThat(taken).isBetween(5L, 6L);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
            assertThat(answer.json().path("code").asText()).isEqualTo("rate_limited");
            assertThat(answer.json().path("detail").asText()).contains("5 applications a minute");
            assertThat(Long.parseLong(String.valueOf(answer.header("Retry-After"))))
                    .isBetween(1L, 75L);
        });
        // as if the minute had just turned: what came in the last one still counts
        jdbc.update(
                "update fdforge.source_use set since = date_trunc('minute', clock_timestamp()) - interval '1 minute',"
                        + " used = 5, before = 0 where source = 'lim-minute'");
        int more = 0;
        for (int i = 20; i < 26; i++) {
            more += send("lim-minute", i).status() == 202 ? 1 : 0;
        }
        assertThat(more).isLessThanOrEqualTo(5);
        jdbc.update("update fdforge.source_use set since = since - interval '2 minutes' where source = 'lim-minute'");
        assertThat(send("lim-minute", 30).status()).isEqualTo(202);
    }

    @Test
    void beginsAnewWithTheNextDay() {
        source("lim-days", Map.of("caps", List.of(cap("DAY", 1), cap("TOTAL", 3))));
        assertThat(send("lim-days", 1).status()).isEqualTo(202);
        assertThat(send("lim-days", 2).status()).isEqualTo(429);
        for (int day = 0; day < 2; day++) {
            jdbc.update(
                    "update fdforge.source_use set since = since - interval '1 day' where source = 'lim-days' and per = 'DAY'");
            assertThat(send("lim-days", 3 + day).status()).isEqualTo(202);
        }
        jdbc.update(
                "update fdforge.source_use set since = since - interval '1 day' where source = 'lim-days' and per = 'DAY'");
        Answer total = send("lim-days", 9);
        assertThat(total.status()).isEqualTo(429);
        assertThat(total.json().path("detail").asText()).contains("in total");
        assertThat(usage.of("lim-days")).extracting(Used::per).containsExactly("DAY", "TOTAL");
    }

    @Test
    void countsWhatHadComeWhenACapIsSet() {
        source("lim-late", Map.of());
        for (int i = 0; i < 3; i++) {
            assertThat(send("lim-late", i).status()).isEqualTo(202);
        }
        source("lim-late", Map.of("caps", List.of(cap("DAY", 4))));
        assertThat(send("lim-late", 10).status()).isEqualTo(202);
        assertThat(send("lim-late", 11).status()).isEqualTo(429);
        source("lim-late", Map.of("caps", List.of(cap("DAY", 5))));
        assertThat(send("lim-late", 11).status()).isEqualTo(202);
        assertThat(send("lim-late", 12).status()).isEqualTo(429);
        source("lim-late", Map.of());
        assertThat(send("lim-late", 12).status()).isEqualTo(202);
    }

    @Test
    void leavesTestsOutOfTheCount() {
        source("lim-test", Map.of("caps", List.of(cap("DAY", 1)), "test", true));
        for (int i = 0; i < 3; i++) {
            assertThat(send("lim-test", i).status()).isEqualTo(202);
        }
        assertThat(usage.of("lim-test")).extracting(Used::used).containsExactly(0);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        Answer answer = put(
                "lim-nonsense",
                Map.of(
                        "perMinute",
                        -1,
                        "caps",
                        List.of(
                                cap("FORTNIGHT", 5),
                                cap("DAY", -1),
                                cap("DAY", 5),
                                Map.of("counts", "SOLD", "per", "TOTAL", "max", 1),
                                Map.of("per", "HOUR", "max", 0))));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/perMinute",
                        "/caps/0/per",
                        "/caps/1/max",
                        "/caps/2/per",
                        "/caps/3/counts",
                        "/caps/4/counts",
                        "/caps/4/max");
    }

    private static Map<String, Object> cap(String per, int max) {
        return Map.of("counts", "RECEIVED", "per", per, "max", max);
    }

    private void source(String code, Map<String, ?> others) {
        Answer answer = put(code, others);
        assertThat(answer.status() / 100).as(answer.body()).isEqualTo(2);
    }

    private Answer put(String code, Map<String, ?> others) {
        Map<String, Object> source =
                new HashMap<>(Map.of("code", code, "name", code, "key", KEY, "format", "JSON", "mapping", "payload"));
        source.putAll(others);
        return http.put("/api/v1/admin/sources/" + code, FinMeHttp.ADMIN, source);
    }

    /** Intake that is busy says so before it counts: whoever is told to come again does. */
    private Answer send(String source, int number) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> sendOnce(source, number), answer -> answer.status() != 503);
    }

    private Answer sendOnce(String source, int number) {
        return http.apply(
                source,
                KEY,
                "application/json",
                """
                {"product": "PERSONAL_LOAN", "amount": {"value": 5000, "currency": "EUR"}, "termMonths": 36,
                 "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17",
                   "phone": "+42060%07d", "address": {"country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(3_000_000 + Math.floorMod(source.hashCode(), 9_000) * 100 + number),
                "Idempotency-Key",
                source + number);
    }

    private static List<Answer> together(int times, java.util.function.IntFunction<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<Answer>) () -> call.apply(i))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
