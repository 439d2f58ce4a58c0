package finme.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files of applications over the public API. */
@FinMeTest
class BatchesModuleTests {
    private static final String SOURCE = "batch-branch";
    private static final String NAMELESS = "batch-nameless";
    private static final String KEY = "key-of-batch-tests";
    private static final String HEADER = "id,first,last,born,phone,sum,months,consent\n";
    private static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born,
               phone: payload.phone, address: {country: "CZ"}},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: payload.consent}]}""";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;

    BatchesModuleTests(FinMeHttp http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void sources() {
        source(SOURCE, Map.of("externalId", "payload.id"));
        source(NAMELESS, Map.of());
    }

    @Test
    void takesGoodRowsInAndTellsOfTheOthers() {
        String file = HEADER
                + row("G-1", 1)
                + row("G-2", 2).replace("1990-04-17", "1990-13-01")
                + "\n"
                + row("G-3", 3).replace("Novak", "\"Novak,\nml.\"")
                + "G-4,too short\n"
                + row("G-5", 5);
        Answer sent = send(SOURCE, file);
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        assertThat(sent.json().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "statusUrl");
        assertThat(sent.header("Location"))
                .isEqualTo(sent.json().get("statusUrl").textValue());

        JsonNode done = done(sent);
        assertThat(done.get("state").textValue()).isEqualTo("DONE");
        assertThat(counts(done)).isEqualTo("5 rows: 3 accepted, 0 duplicates, 2 rejected");
        List<String> report = report(done);
        assertThat(report.get(0)).isEqualTo("line,field,code,message");
        assertThat(report.subList(1, report.size()))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("3,/borrower/birthDate,"))
                .anySatisfy(line -> assertThat(line).startsWith("7,,malformed,The CSV row has 2 cells"));
        assertThat(applications(SOURCE, sent)).isEqualTo(3);
    }

    @Test
    void answersTheSameFileWithTheFirstApplications() {
        for (String source : List.of(SOURCE, NAMELESS)) {
            String file = HEADER
                    + IntStream.range(0, 30)
                            .mapToObj(i -> row("S-" + i, 100 + i))
                            .collect(Collectors.joining());
            JsonNode first = done(send(source, file));
            assertThat(counts(first)).isEqualTo("30 rows: 30 accepted, 0 duplicates, 0 rejected");
            long before = applications(source);
            JsonNode second = done(send(source, file));
            assertThat(counts(second)).isEqualTo("30 rows: 30 accepted, 30 duplicates, 0 rejected");
            assertThat(applications(source)).isEqualTo(before);
            List<String> report = report(second);
            assertThat(report).hasSize(31);
            assertThat(report.subList(1, 31))
                    .allSatisfy(
                            line -> assertThat(line).matches("\\d+,,duplicate,\"?It came before, as FM-.{4}-.{4}.*"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesAnotherLoanUnderAKnownId() {
        done(send(SOURCE, HEADER + row("R-1", 200)));
        JsonNode second = done(send(SOURCE, HEADER + row("R-1", 200).replace(",3200,", ",9999,") + row("R-2", 201)));
        assertThat(counts(second)).isEqualTo("2 rows: 1 accepted, 0 duplicates, 1 rejected");
        assertThat(report(second).get(1)).startsWith("2,,external_id_reused,");
    }

    @Test
    void takesARowTwiceInOneFileForOne() {
        JsonNode done = done(send(SOURCE, HEADER + row("D-1", 210) + row("D-1", 210) + row("D-1", 210)));
        assertThat(counts(done)).isEqualTo("3 rows: 3 accepted, 2 duplicates, 0 rejected");
        assertThat(report(done)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, text/csv, ';', ''",
        "UTF-8, text/csv, ',', ''",
        "windows-1250, text/csv;charset=windows-1250, ';', ''",
        "UTF-16, text/csv, ';', 'semicolon'",
        "UTF-8, application/csv, '|', 'pipe'"
    })
    void readsEncodingsAndSeparators(String charset, String type, String separator, String told) throws Exception {
        String name = charset.equals("windows-1252") ? "Štěpán".replace("ě", "e") : "Štěpán";
        String file =
                (HEADER + row("E-" + charset + type.length(), 220).replace("Irina", name)).replace(",", separator);
        String query = told.isEmpty() ? "" : "?separator=" + told;
        Answer sent = http.send(request(SOURCE, query, type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file.getBytes(Charset.forName(charset)))));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        assertThat(counts(done(sent))).isEqualTo("1 rows: 1 accepted, 0 duplicates, 0 rejected");
    }

    @Test
    void saysPreciselyWhyAFileIsNone() {
        assertRefused(send(SOURCE, "id,first\n"), 400, "malformed");
        assertRefused(send(SOURCE, ""), 400, "malformed");
        assertRefused(send(SOURCE, HEADER + row("H-1", 1) + "\"open\n" + row("H-2", 2)), 400, "malformed");
        assertRefused(send(SOURCE, "id,id\n1,2\n"), 400, "malformed");
        assertRefused(send(SOURCE, HEADER + "x".repeat(100_000)), 400, "malformed");
        assertRefused(
                http.send(
                        request(SOURCE, "?separator=x", "text/csv").POST(HttpRequest.BodyPublishers.ofString(HEADER))),
                400,
                "invalid_separator");
        assertRefused(
                http.send(request(SOURCE, "", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}"))),
                415,
                "unsupported_media_type");
        http.putMasterData(
                "sources",
                "batch-json",
                new HashMap<>(Map.of(
                        "code", "batch-json", "name", "JSON", "key", KEY, "format", "JSON", "mapping", "payload")));
        assertRefused(send("batch-json", HEADER + row("H-1", 1)), 415, "unsupported_media_type");
        Answer stranger = http.send(http.request("/api/v1/sources/" + SOURCE + "/batches")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(HEADER)));
        assertRefused(stranger, 401, "unauthorized");
        assertThat(stranger.header("WWW-Authenticate")).startsWith("Bearer");
    }

    /** What was kept of it goes, and it shows. */
    @Test
    void takesNothingOfAFileWithTooManyRows() {
        String file = HEADER
                + IntStream.range(0, 10_001).mapToObj(i -> "M-" + i + "\n").collect(Collectors.joining());
        assertRefused(send(SOURCE, file), 413, "too_many_rows");
        assertGivenUp("A file may have 10000 rows");
    }

    @Test
    void takesNothingOfAFileThatBreaksOff() throws Exception {
        String rows =
                IntStream.range(0, 400).mapToObj(i -> row("B-" + i, 300 + i)).collect(Collectors.joining());
        long before = applications(SOURCE);
        URI uri = URI.create(http.url("/"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/sources/" + SOURCE
                                    + "/batches HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + KEY
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n" + HEADER + rows)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> newest("state").equals("RECEIVING"));
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertGivenUp("did not come to its end"));
        assertThat(applications(SOURCE)).isEqualTo(before);
    }

    @Test
    void keepsBatchesToTheirSource() {
        Answer sent = send(SOURCE, HEADER + row("K-1", 230));
        done(sent);
        String path = "/api/v1/sources/" + NAMELESS + "/batches/"
                + sent.json().get("id").textValue();
        assertThat(http.send(http.request(path).header("Authorization", "Bearer " + KEY))
                        .status())
                .isEqualTo(404);
        assertThat(http.send(http.request(path + "/errors").header("Authorization", "Bearer " + KEY))
                        .status())
                .isEqualTo(404);
        JsonNode listed = http.get("/api/v1/admin/batches?source=" + SOURCE + "&limit=1", FinMeHttp.AUDITOR)
                .json();
        assertThat(listed.at("/items/0/id").textValue())
                .isEqualTo(sent.json().get("id").textValue());
        assertThat(listed.at("/items/0/actor").textValue()).isEqualTo("source");
    }

    /** While its rows wait they are sealed; when they are done nothing of them is left. */
    @Test
    void keepsRowsSealedAndNotForLonger() {
        JsonNode done = done(send(SOURCE, HEADER + row("P-1", 240)));
        String id = done.get("id").textValue();
        assertThat(count("select count(*) from fdforge.batch_chunk where batch = ?::uuid", id))
                .isZero();
        assertThat(count("select count(*) from fdforge.subject_key where subject = ?::uuid", id))
                .isZero();
    }

    /** Whoever sends one application does not wait for somebody's file. */
    @Test
    void letsSingleApplicationsPass() {
        http.putMasterData(
                "sources",
                "batch-single",
                new HashMap<>(Map.of(
                        "code", "batch-single", "name", "Single", "key", KEY, "format", "CSV", "mapping", MAPPING)));
        String file = HEADER
                + IntStream.range(0, 400)
                        .mapToObj(i -> row("L-" + i, 1_000 + i))
                        .collect(Collectors.joining());
        Answer sent = send(SOURCE, file);
        long slowest = 0;
        int meanwhile = 0;
        while (!state(sent).get("state").textValue().equals("DONE")) {
            long begun = System.nanoTime();
            Answer single = http.apply("batch-single", KEY, "text/csv", HEADER + row("", 5_000 + meanwhile));
            slowest = Math.max(slowest, System.nanoTime() - begun);
            assertThat(single.status()).as(single.body()).isEqualTo(202);
            meanwhile++;
        }
        assertThat(meanwhile).isGreaterThan(3);
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
        assertThat(counts(done(sent))).isEqualTo("400 rows: 400 accepted, 0 duplicates, 0 rejected");
    }

    private void source(String code, Map<String, ?> others) {
        Map<String, Object> source =
                new HashMap<>(Map.of("code", code, "name", code, "key", KEY, "format", "CSV", "mapping", MAPPING));
        source.putAll(others);
        http.putMasterData("sources", code, source);
    }

    private static String row(String id, int number) {
        return "%s,Irina,Novak,1990-04-17,+42060%07d,%d,24,2026-03-02T10:14:05Z\n"
                .formatted(id, 2_000_000 + number, 3_000 + number);
    }

    private HttpRequest.Builder request(String source, String query, String type) {
        return http.request("/api/v1/sources/" + source + "/batches" + query)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", type);
    }

    private Answer send(String source, String file) {
        return http.send(request(source, "", "text/csv").POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    private JsonNode state(Answer sent) {
        URI status = URI.create(sent.json().get("statusUrl").textValue());
        Answer answer = http.send(http.request(status.getPath()).header("Authorization", "Bearer " + KEY));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode done(Answer sent) {
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !state(sent).get("state").textValue().equals("RUNNING"));
        return state(sent);
    }

    private List<String> report(JsonNode done) {
        URI errors = URI.create(done.get("errorsUrl").textValue());
        Answer answer = http.send(http.request(errors.getPath()).header("Authorization", "Bearer " + KEY));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        return answer.body().lines().toList();
    }

    private static String counts(JsonNode done) {
        return "%s rows: %s accepted, %s duplicates, %s rejected"
                .formatted(done.get("rows"), done.get("accepted"), done.get("duplicates"), done.get("rejected"));
    }

    private void assertGivenUp(String reason) {
        assertThat(newest("state")).isEqualTo("FAILED");
        assertThat(newest("reason")).contains(reason);
        assertThat(count("select count(*) from fdforge.batch_chunk where batch = ?::uuid", newest("id")))
                .isZero();
    }

    private String newest(String field) {
        return http.get("/api/v1/admin/batches?source=" + SOURCE + "&limit=1", FinMeHttp.OPERATOR)
                .json()
                .at("/items/0/" + field)
                .asText();
    }

    private long applications(String source) {
        return count("select count(*) from fdforge.application where source = ?", source);
    }

    private long applications(String source, Answer sent) {
        return count(
                "select count(*) from fdforge.application a where source = ? and a.id > ?::uuid",
                source,
                sent.json().get("id").textValue());
    }

    private long count(String sql, Object... values) {
        Long count = jdbc.queryForObject(sql, Long.class, values);
        return count == null ? 0 : count;
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }
}
