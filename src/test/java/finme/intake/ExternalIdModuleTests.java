package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** One external id is one application of its source, whatever Idempotency-Key came with it. */
@FinMeTest
class ExternalIdModuleTests {
    private static final String SOURCE = "external-ids";
    private static final String KEY = "external-ids-key";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;

    ExternalIdModuleTests(FinMeHttp http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void source() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "code",
                        SOURCE,
                        "name",
                        "With ids of its own",
                        "key",
                        KEY,
                        "format",
                        "JSON",
                        "mapping",
                        "payload.loan",
                        "externalId",
                        "payload.ref"));
    }

    @Test
    void repeatsWithAFreshConsentButRefusesAnotherLoan() {
        Answer first = send("E-1", 6000, null);
        Answer again = send("E-1", 6000, null, "2026-03-03");
        assertReplay(again, first);
        assertRefused(send("E-1", 9000, null), "external_id_reused");
    }

    @Test
    void knowsTheExternalIdUnderANewIdempotencyKey() {
        Answer first = send("E-2", 6000, "key-2a");
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertReplay(send("E-2", 6000, "key-2b"), first);
        assertReplay(send("E-2", 6000, null), first);
        assertRefused(send("E-2", 9000, "key-2c"), "external_id_reused");
    }

    @Test
    void knowsAKeyThatCameWithARepeat() {
        Answer first = send("E-3", 6000, "key-3a");
        assertReplay(send("E-3", 6000, "key-3b"), first);
        assertReplay(send("E-3", 6000, "key-3b"), first);
        assertRefused(send("E-3x", 6000, "key-3b"), "idempotency_key_reused");
    }

    /** A refused one leaves nothing behind: its key is free for what it was meant for. */
    @Test
    void keepsNoKeyOfARefusal() {
        send("E-4", 6000, null);
        assertRefused(send("E-4", 9000, "key-4"), "external_id_reused");
        assertThat(send("E-4x", 9000, "key-4").status()).isEqualTo(202);
    }

    @Test
    void refusesTheKeyOfOneApplicationWithTheExternalIdOfAnother() {
        Answer one = send("E-5", 6000, "key-5");
        Answer other = send("E-5x", 7000, null);
        String body = body("E-5x", 7000, "2026-03-02");
        jdbc.update(
                "update fdforge.intake set fingerprint = (select fingerprint from fdforge.intake"
                        + " where application_id = ?::uuid limit 1) where application_id = ?::uuid",
                id(other),
                id(other));
        assertThat(id(one)).isNotEqualTo(id(other));
        assertRefused(
                http.apply(SOURCE, KEY, "application/json", body, "Idempotency-Key", "key-5"),
                "idempotency_key_reused");
    }

    @Test
    void makesOneApplicationOfConcurrentMixtures() throws Exception {
        for (int round = 0; round < 3; round++) {
            String ref = "E-6-" + round;
            List<Answer> answers = together(32, i -> send(ref, 6000, i % 4 == 0 ? null : ref + "-key-" + i % 7));
            assertThat(answers).extracting(Answer::status).containsOnly(202);
            assertThat(answers).extracting(ExternalIdModuleTests::id).containsOnly(id(answers.get(0)));
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.get(0).body());
            assertThat(answers)
                    .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                    .hasSize(1);
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.intake i where source = ? and not exists"
                                + " (select 1 from fdforge.application a where a.id = i.application_id)",
                        Long.class,
                        SOURCE))
                .isZero();
    }

    /** Keys and ids crosswise: some are refused, nobody waits for ever, nothing fails. */
    @Test
    void settlesConcurrentContradictions() throws Exception {
        List<Answer> answers = together(32, i -> send("E-7-" + i % 2, 6000, "key-7-" + i / 2 % 2));
        assertThat(answers).extracting(Answer::status).containsOnly(202, 422);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 202)
                        .map(ExternalIdModuleTests::id)
                        .distinct()
                        .count())
                .isLessThanOrEqualTo(2);
    }

    private Answer send(String ref, int amount, @org.jspecify.annotations.Nullable String key) {
        return send(ref, amount, key, "2026-03-02");
    }

    private Answer send(String ref, int amount, @org.jspecify.annotations.Nullable String key, String consented) {
        String body = body(ref, amount, consented);
        return key == null
                ? http.apply(SOURCE, KEY, "application/json", body)
                : http.apply(SOURCE, KEY, "application/json", body, "Idempotency-Key", key);
    }

    private static String body(String ref, int amount, String consented) {
        return """
                {"ref": "%s", "loan": {"product": "PERSONAL_LOAN", "amount": {"value": %d, "currency": "EUR"},
                 "termMonths": 36,
                 "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17",
                   "phone": "+420601000801", "address": {"country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "%sT10:14:05Z"}]}}
                """.formatted(ref, amount, consented);
    }

    private static void assertReplay(Answer again, Answer first) {
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static List<Answer> together(int times, IntFunction<Answer> call) throws Exception {
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
