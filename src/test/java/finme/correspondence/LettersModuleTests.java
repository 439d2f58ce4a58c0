package finme.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.CabinetLogin;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Borrowers hear of what happens, each thing once, in their language, and only if they want to. */
@FinMeTest
class LettersModuleTests {
    private static final String SOURCE = "letters";
    private static final String MAPPING = """
            {product: payload.product, amount: {value: 6000, currency: "EUR"}, termMonths: 36,
             borrower: {firstName: "Jana", lastName: "Mala", birthDate: "1988-05-04", phone: payload.phone,
               email: payload.email, language: payload.language},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: "2026-03-02T10:14:05Z"}]}""";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final CabinetLogin login;
    private final int number = ThreadLocalRandom.current().nextInt(604_000_000, 605_000_000);
    private final String email = "jana." + number + "@example.test";
    private final String phone = "+420" + number;

    LettersModuleTests(FinMeHttp http, JdbcTemplate jdbc, CabinetLogin login) {
        this.http = http;
        this.jdbc = jdbc;
        this.login = login;
    }

    @BeforeEach
    void aSource() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "code", SOURCE,
                        "name", "Letters",
                        "state", "ACTIVE",
                        "key", "key-letters",
                        "format", "JSON",
                        "onMissing", "COMPLETE",
                        "mapping", MAPPING));
    }

    @Test
    void tellsInTheirLanguageThatAnApplicationIsThereOnce() {
        String application = apply("PERSONAL_LOAN", email, "cs", "");
        JsonNode letter = awaitLetter(email, "Máme Vaši žádost");
        assertThat(letter.path("text").asText())
                .contains("Dobrý den, Jana", "/cabinet")
                .doesNotContain("{");
        await().atMost(Duration.ofSeconds(20)).until(() -> states(application), List.of("SENT")::equals);
        assertThat(subjects(email)).hasSize(1);
    }

    @Test
    void tellsThatSomethingIsMissing() {
        String application = apply("", email, "uk", "");
        assertThat(awaitLetter(email, "дещо потрібно").path("to").asText()).isEqualTo(email);
        assertThat(jdbc.queryForObject(
                        "select string_agg(occasion, ' ') from fdforge.letter where application = ?::uuid",
                        String.class,
                        application))
                .isEqualTo("NEEDED");
    }

    @Test
    void sendsATextMessageWhereNoMailIsKnown() {
        apply("PERSONAL_LOAN", "", "en", "");
        JsonNode message = awaitLetter(phone, "");
        assertThat(message.path("text").asText()).startsWith("FinMe: We have your application FM-");
    }

    @Test
    void sendsNothingAboutATestOrToWhoeverWantsNone() {
        String tried = apply("PERSONAL_LOAN", email, "en", "?test=PENDING");
        String before = apply("PERSONAL_LOAN", email, "en", "");
        awaitLetter(email, "We have your application");
        HttpRequest.Builder request = login.as(before, http.request("/api/v1/cabinet/preferences"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"messages\": \"NONE\"}"));
        assertThat(http.send(request).status()).isEqualTo(200);
        String silent = apply("PERSONAL_LOAN", email, "en", "");
        // a later one of somebody else shows that the ledger was read beyond it
        String other = "other." + email;
        http.apply(
                SOURCE,
                "key-letters",
                "application/json",
                body("PERSONAL_LOAN", other, "+420" + (number - 5_000_000), "en"));
        awaitLetter(other, "We have your application");
        await().atMost(Duration.ofSeconds(20)).until(() -> states(silent), List.of("NOT_SENT")::equals);
        assertThat(states(tried)).isEmpty();
        assertThat(subjects(email)).hasSize(1);
    }

    @Test
    void aLetterWaitsForAMailServerThatIsAwayAndSaysSo() {
        mailServer(true);
        String application;
        try {
            application = apply("PERSONAL_LOAN", email, "en", "");
            JsonNode waits = awaitDelivery(application, "RETRYING");
            assertThat(waits.at("/attempts/0/status").isNull()).isTrue();
            assertThat(waits.at("/attempts/0/answer").asText()).isEqualTo("MailConnectException");
            assertThat(waits.toString()).doesNotContain(email);
        } finally {
            mailServer(false);
        }
        JsonNode gone = awaitDelivery(application, "DELIVERED");
        assertThat(gone.path("attempts").size()).isGreaterThan(1);
        assertThat(states(application)).containsExactly("SENT");
        assertThat(subjects(email)).hasSize(1);
    }

    @Test
    void whatNobodyWillEverGetIsParkedAtOnceAndSentAgainOnRequest() {
        String nobody = "+42060401" + "0404";
        String application = apply("PERSONAL_LOAN", "", nobody, "en", "");
        JsonNode parked = awaitDelivery(application, "DEAD");
        assertThat(parked.at("/attempts/0/answer").asText()).isEqualTo("HTTP 404");
        assertThat(states(application)).containsExactly("UNDELIVERABLE");
        assertThat(http.post(
                                "/api/v1/admin/deliveries/" + parked.path("id").asText() + "/replay",
                                FinMeHttp.OPERATOR,
                                Map.of())
                        .status())
                .isLessThan(300);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> delivery(application).path("attempts").size() == 2);
        assertThat(delivery(application).path("state").asText()).isEqualTo("DEAD");
    }

    private void mailServer(boolean away) {
        assertThat(http.put("/sandbox/mailbox/outage", null, Map.of("away", away))
                        .status())
                .isEqualTo(204);
    }

    private JsonNode awaitDelivery(String application, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> delivery(application).path("state").asText().equals(state));
        return delivery(application);
    }

    private JsonNode delivery(String application) {
        List<String> ids = jdbc.queryForList(
                "select id::text from fdforge.letter where application = ?::uuid", String.class, application);
        return ids.isEmpty()
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : http.get("/api/v1/admin/deliveries/" + ids.get(0), FinMeHttp.OPERATOR)
                        .json();
    }

    private String apply(String product, String email, String language, String query) {
        return apply(product, email, phone, language, query);
    }

    private String apply(String product, String email, String phone, String language, String query) {
        String path = "/api/v1/sources/" + SOURCE + "/applications" + query;
        Answer answer = http.send(http.request(path)
                .header("Authorization", "Bearer key-letters")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(product, email, phone, language))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private static String body(String product, String email, String phone, String language) {
        return """
                {"product": "%s", "email": "%s", "phone": "%s", "language": "%s", "nonce": "%s"}""".formatted(product, email, phone, language, UUID.randomUUID()).replace("\"\"", "null");
    }

    private List<String> states(String application) {
        return jdbc.queryForList(
                "select state from fdforge.letter where application = ?::uuid", String.class, application);
    }

    private JsonNode awaitLetter(String to, String subject) {
        await().atMost(Duration.ofSeconds(30)).until(() -> letters(to, subject).size(), size -> size > 0);
        return letters(to, subject).get(0);
    }

    private List<String> subjects(String to) {
        return letters(to, "").stream()
                .map(letter -> letter.path("subject").asText())
                .toList();
    }

    private List<JsonNode> letters(String to, String subject) {
        List<JsonNode> letters = new ArrayList<>();
        http.get("/sandbox/mailbox", null).json().path("items").forEach(item -> {
            if (item.path("to").asText().equals(to)
                    && item.path("subject").asText().contains(subject)) {
                letters.add(item);
            }
        });
        return letters;
    }
}
