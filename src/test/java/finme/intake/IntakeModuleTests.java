package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.mapping.PayloadFormat;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class IntakeModuleTests {
    private static final String KEY = "intake-json-key";
    private static final String JSON = "application/json";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final ObjectMapper mapper;

    IntakeModuleTests(FinMeHttp http, JdbcTemplate jdbc, ObjectMapper mapper) {
        this.http = http;
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** @return a source's code, which {@link EdgeIntakeModuleTests} has of its own */
    String code(String name) {
        return "intake-" + name;
    }

    @BeforeEach
    void source() {
        http.putMasterData("sources", code("json"), source(code("json"), KEY, Map.of()));
    }

    @Test
    void answersAsTheContractSays() {
        Answer answer = http.apply(code("json"), KEY, JSON, application("601000001", 6000));
        assertThat(answer.status()).isEqualTo(202);
        JsonNode body = answer.json();
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "reference", "status", "statusUrl", "warnings");
        assertThat(body.get("reference").textValue()).matches("FM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(body.get("status").textValue()).isEqualTo("RECEIVED");
        assertThat(answer.header("Location")).isEqualTo(body.get("statusUrl").textValue());
        assertThat(answer.header("Idempotency-Replayed")).isNull();

        Answer status = http.send(http.request("/api/v1/sources/" + code("json") + "/applications/" + id(answer))
                .header("Authorization", "Bearer " + KEY));
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "reference", "status", "since", "outcome");
    }

    @Test
    void hidesAnotherSourcesApplication() {
        http.putMasterData("sources", code("other"), source(code("other"), "intake-other-key", Map.of()));
        String id = id(http.apply(code("json"), KEY, JSON, application("601000002", 6000)));
        Answer answer = http.send(http.request("/api/v1/sources/" + code("other") + "/applications/" + id)
                .header("Authorization", "Bearer intake-other-key"));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void makesOneApplicationOfFiftyConcurrentRepeats() throws Exception {
        String body = application("601000003", 6000);
        List<Answer> answers = together(50, i -> http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "fifty"));
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers).extracting(IntakeModuleTests::id).containsOnly(id(answers.get(0)));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
    }

    @Test
    void makesOneApplicationOfConcurrentRepeatsWithoutAKey() throws Exception {
        String body = application("601000004", 6000);
        List<Answer> answers = together(20, i -> http.apply(code("json"), KEY, JSON, body));
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers).extracting(IntakeModuleTests::id).containsOnly(id(answers.get(0)));
    }

    @Test
    void makesOnePersonOfConcurrentApplications() throws Exception {
        List<Answer> answers =
                together(16, i -> http.apply(code("json"), KEY, JSON, application("601000005", 1000 + i)));
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers.stream().map(IntakeModuleTests::id).distinct()).hasSize(16);
        List<String> borrowers = answers.stream().map(this::borrower).distinct().toList();
        assertThat(borrowers).hasSize(1);
    }

    @Test
    void saysThatTheFirstIsStillInProgress() throws Exception {
        String body = application("601000012", 6000);
        String id = id(http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "slow"));
        try (Connection first = Objects.requireNonNull(jdbc.getDataSource()).getConnection()) {
            first.setAutoCommit(false);
            first.createStatement()
                    .execute("select 1 from fdforge.intake where application_id = '" + id + "' for update");
            Answer second = http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "slow");
            first.rollback();
            assertProblem(second, 409, "in_progress");
            assertThat(second.header("Retry-After")).isNotNull();
        }
        assertThat(id(http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "slow")))
                .isEqualTo(id);
    }

    /** Whatever stands in the way, a sender hears 202, 429 or 503. */
    @Test
    void saysWhenToComeAgainWhileAnOwnerHasStoppedTheProcess() {
        String body = application("601000014", 6000);
        try {
            suspendProcess(true);
            Answer refused = http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "stopped");
            assertProblem(refused, 503, "process_suspended");
            assertThat(refused.header("Retry-After")).isNotNull();
        } finally {
            suspendProcess(false);
        }
        Answer taken = http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "stopped");
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.header("Idempotency-Replayed")).isNull();
    }

    private void suspendProcess(boolean suspended) {
        Answer answer = http.put(
                "/engine-rest/process-definition/suspended",
                FinMeHttp.OWNER,
                Map.of(
                        "processDefinitionKey",
                        "loan-application",
                        "suspended",
                        suspended,
                        "includeProcessInstances",
                        false));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void takesEverySampleInFromTheDemosSources() throws Exception {
        Map<String, String> samples = Map.of(
                "web-form",
                "web-form.json",
                "affiliate-flat",
                "affiliate-flat.json",
                "affiliate-xml",
                "affiliate.xml",
                "payday-form",
                "payday-form.txt",
                "bank-lead",
                "bank-lead.json");
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            String code = sample.getKey();
            JsonNode source = mapper.readTree(new ClassPathResource("/demo/sources/" + code + ".json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("${sandbox}", http.url("/sandbox")));
            http.putMasterData("sources", code, source);
            String type =
                    PayloadFormat.valueOf(source.get("format").textValue()).mediaType();
            String body = Files.readString(Path.of("samples/sources", sample.getValue()));
            Answer answer = http.apply(code, source.get("key").textValue(), type, body);
            assertThat(answer.status()).as(code + answer.body()).isEqualTo(202);
            assertThat(answer.json().get("warnings")).as(code).isEmpty();
        }
    }

    @Test
    void repliesAlikeLongAfterwards() {
        Answer first = http.apply(code("json"), KEY, JSON, application("601000006", 6000), "Idempotency-Key", "later");
        jdbc.update("update fdforge.intake set at = at - interval '90 days' where application_id = ?::uuid", id(first));
        Answer again = http.apply(code("json"), KEY, JSON, application("601000006", 6000), "Idempotency-Key", "later");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void takesTheSameBodyAgainAfterAMinute() {
        Answer first = http.apply(code("json"), KEY, JSON, application("601000007", 6000));
        jdbc.update("update fdforge.intake set at = at - interval '61 s' where application_id = ?::uuid", id(first));
        Answer again = http.apply(code("json"), KEY, JSON, application("601000007", 6000));
        assertThat(id(again)).isNotEqualTo(id(first));
        assertThat(borrower(again)).isEqualTo(borrower(first));
    }

    @Test
    void refusesAKeyUsedForOtherContent() {
        http.apply(code("json"), KEY, JSON, application("601000008", 6000), "Idempotency-Key", "used");
        Answer other = http.apply(code("json"), KEY, JSON, application("601000008", 7000), "Idempotency-Key", "used");
        assertProblem(other, 422, "idempotency_key_reused");
    }

    @Test
    void knowsItsSourcesByTheirKeys() {
        assertProblem(http.apply(code("json"), "wrong", JSON, "{}"), 401, "unauthorized");
        assertProblem(http.apply("nobody", KEY, JSON, "{}"), 401, "unauthorized");
        Answer without = http.send(http.request("/api/v1/sources/" + code("json") + "/applications")
                .header("Content-Type", JSON)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertProblem(without, 401, "unauthorized");
        assertThat(without.header(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer");
        http.putMasterData(
                "sources", code("paused"), source(code("paused"), "intake-paused-key", Map.of("state", "PAUSED")));
        assertProblem(http.apply(code("paused"), "intake-paused-key", JSON, "{}"), 403, "source_paused");
    }

    @Test
    void saysPreciselyWhyABodyIsNoApplication() {
        assertProblem(http.apply(code("json"), KEY, JSON, "{\"product\": "), 400, "malformed");
        assertProblem(http.apply(code("json"), KEY, "application/xml", "<a/>"), 415, "unsupported_media_type");
        assertProblem(http.apply(code("json"), KEY, "nonsense", "{}"), 415, "unsupported_media_type");
        assertThat(http.apply(code("json"), KEY, JSON, "\"" + "x".repeat(1 << 20) + "\"")
                        .status())
                .isEqualTo(413);
        Answer invalid = http.apply(code("json"), KEY, JSON, "{}");
        assertProblem(invalid, 422, "invalid");
        assertThat(StreamSupport.stream(invalid.json().get("errors").spliterator(), false))
                .extracting(error -> error.get("pointer").textValue())
                .contains("/product", "/amount/value", "/borrower/birthDate", "/borrower/phone", "/consents");
    }

    @Test
    void dropsWhatIsUnusableAndOptionalWithAWarning() {
        Answer answer = http.apply(
                code("json"), KEY, JSON, application("601000010", 6000).replace("HOME_IMPROVEMENT", "GAMBLING"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/warnings/0/pointer").textValue()).isEqualTo("/purpose");
        assertThat(answer.json().at("/warnings/0/code").textValue()).isEqualTo("unknown_code");
    }

    @Test
    void keepsASourceToItsLimit() {
        http.putMasterData("sources", code("slow"), source(code("slow"), "intake-slow-key", Map.of("perMinute", 1)));
        assertThat(http.apply(code("slow"), "intake-slow-key", JSON, application("601000011", 6000))
                        .status())
                .isEqualTo(202);
        Answer second = http.apply(code("slow"), "intake-slow-key", JSON, application("601000011", 6001));
        assertProblem(second, 429, "rate_limited");
        assertThat(second.header("Retry-After")).isNotNull();
    }

    @Test
    void leavesNoPersonalValueReadableInTheDatabase() {
        String body =
                application("601987654", 6000).replace("Novak", "Kanarienvogel").replace("irina", "kanarienvogel");
        assertThat(http.apply(code("json"), KEY, JSON, body, "Idempotency-Key", "601987654")
                        .status())
                .isEqualTo(202);
        List<String> tables = jdbc.queryForList(
                "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                        + " where table_schema in ('fdforge', 'engine') and table_type = 'BASE TABLE'",
                String.class);
        assertThat(tables).hasSizeGreaterThan(20);
        for (String table : tables) {
            // bytea prints as hex: the clear text is looked for in both writings
            Integer found = jdbc.queryForObject(
                    "select count(*) from " + table + " t where t::text ilike any (array['%601987654%',"
                            + " '%kanarienvogel%', '%' || encode('601987654', 'hex') || '%',"
                            + " '%' || encode('anarienvogel', 'hex') || '%'])",
                    Integer.class);
            assertThat(found).as(table).isZero();
        }
    }

    @Test
    void publishesTheSchema() {
        Answer answer = http.get("/api/v1/schemas/application", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/properties/borrower").isObject()).isTrue();
    }

    private String borrower(Answer answer) {
        return String.valueOf(jdbc.queryForObject(
                "select borrower_id::text from fdforge.application where id = ?::uuid", String.class, id(answer)));
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    private static List<Answer> together(int times, java.util.function.IntFunction<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<Answer>) () -> call.apply(i))
                    .toList();
            java.util.ArrayList<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, Object> source(String code, String key, Map<String, ?> more) {
        Map<String, Object> source = new HashMap<>(Map.of(
                "code",
                code,
                "name",
                code,
                "state",
                "ACTIVE",
                "key",
                key,
                "format",
                "JSON",
                "mapping",
                MAPPING,
                "onMissing",
                "REFUSE",
                "test",
                false));
        source.putAll(more);
        return source;
    }

    private static final String MAPPING =
            "{product: payload.product, amount: payload.amount, termMonths: payload.termMonths,"
                    + " purpose: payload.purpose, borrower: payload.borrower, consents: payload.consents}";

    private static String application(String phone, int amount) {
        return """
                {"product": "PERSONAL_LOAN", "amount": {"value": %d, "currency": "EUR"}, "termMonths": 36,
                 "purpose": "HOME_IMPROVEMENT",
                 "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17",
                   "phone": "+420%s", "email": "irina.%s@example.test", "address": {"country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}""".formatted(amount, phone, phone);
    }
}
