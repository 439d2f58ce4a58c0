package finme.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** By a code that comes with mail or a text message, through a real mail server. */
@FinMeTest
class SignInModuleTests {
    private static final String SOURCE = "sign-in";
    private static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: 6000, currency: "EUR"}, termMonths: 36,
             borrower: {firstName: payload.first, lastName: "Mala", birthDate: payload.born, phone: payload.phone,
               email: payload.email, taxId: payload.taxId},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: "2026-03-02T10:14:05Z"}]}""";
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final SessionCookie cookie;
    private final int number = ThreadLocalRandom.current().nextInt(602_000_000, 603_000_000);
    private final String email = "eva." + number + "@example.test";
    private final String phone = "+420" + number;

    SignInModuleTests(FinMeHttp http, JdbcTemplate jdbc, SessionCookie cookie) {
        this.http = http;
        this.jdbc = jdbc;
        this.cookie = cookie;
    }

    @BeforeEach
    void somebodyApplies() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "code", SOURCE,
                        "name", "Sign-in",
                        "state", "ACTIVE",
                        "key", "key-sign-in",
                        "format", "JSON",
                        "mapping", MAPPING));
        apply(email, phone, String.valueOf(number));
    }

    private void apply(String email, String phone, String taxId) {
        apply("Eva", "1988-05-04", email, phone, taxId);
    }

    /** @return id of the application */
    private String apply(String first, String born, String email, String phone, String taxId) {
        Answer answer =
                http.apply(SOURCE, "key-sign-in", "application/json", """
                {"first": "%s", "born": "%s", "email": "%s", "phone": "%s", "taxId": "%s"}""".formatted(first, born, email, phone, taxId));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    @Test
    void letsInWhoeverHasTheCodeAndOutAgain() {
        Answer in = signIn(email.toUpperCase(java.util.Locale.ROOT), codeFor(email));
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        String set = in.header("Set-Cookie");
        assertThat(set)
                .startsWith("__Host-finme-cabinet=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
        assertThat(set).doesNotContain("Domain", "Max-Age", "Expires");
        String session = set.substring(0, set.indexOf(';'));
        assertThat(signOut(session).status()).isEqualTo(204);
        assertThat(sessions()).isZero();
    }

    @Test
    void sendsTheCodeToAPhoneAsWell() {
        Answer asked = post("/sign-in", Map.of("phone", "00420 " + number));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body()).isEqualTo("{\"expiresIn\":600}");
        String code = awaitCode(phone, 0);
        assertThat(post("/session", Map.of("phone", phone, "code", code)).status())
                .isEqualTo(200);
    }

    @Test
    void refusesWrongUsedAndOldCodesAlike() {
        String first = codeFor(email);
        String second = codeFor(email);
        List<Answer> refused = new ArrayList<>();
        refused.add(signIn(email, first.equals(second) ? "000000" : first));
        assertThat(signIn(email, second).status()).isEqualTo(200);
        refused.add(signIn(email, second));
        String third = codeFor(email);
        jdbc.update("update fdforge.sign_in set expires_at = clock_timestamp()");
        refused.add(signIn(email, third));
        refused.add(signIn("nobody." + number + "@example.test", "123456"));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("code").asText()).isEqualTo("wrong_code");
            assertThat(answer.body()).isEqualTo(refused.get(0).body());
            assertThat(answer.header("Set-Cookie")).isNull();
        });
    }

    @Test
    void takesFiveTriesAndNoneAfterwardsWhetherSomebodyIsKnownOrNot() {
        String code = codeFor(email);
        String wrong = code.equals("000000") ? "000001" : "000000";
        String unknown = "absent." + number + "@example.test";
        post("/sign-in", Map.of("email", unknown));
        for (String address : List.of(email, unknown)) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(address, wrong).status()).isEqualTo(401);
            }
            for (String each : List.of(wrong, code, wrong, wrong, wrong)) {
                Answer answer = signIn(address, each);
                assertThat(answer.status()).isEqualTo(429);
                assertThat(answer.json().path("code").asText()).isEqualTo("too_many_tries");
                assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                        .isBetween(1, 600);
            }
        }
        assertThat(signIn(email, codeFor(email)).status()).isEqualTo(200);
    }

    @Test
    void keepsNoCodeAndNoAddressAnywhere() {
        String code = codeFor(email);
        String stored = jdbc.queryForObject(
                "select string_agg(row_to_json(s)::text || d.body || coalesce(d.attempts::text, ''), ' ')"
                        + " from fdforge.sign_in s join fdforge.delivery d on d.id = s.request",
                String.class);
        assertThat(stored).contains("request").doesNotContain(code).doesNotContain(email);
    }

    /** Whoever planted a session in somebody's browser does not share theirs afterwards. */
    @Test
    void givesANewSessionAtEachSignInAndEndsTheOneBefore() {
        String before = sessionOf(signIn(email, codeFor(email)));
        Answer again = http.send(request("/session")
                .header("Cookie", before)
                .header("Content-Type", "application/json")
                .POST(body(Map.of("email", email, "code", codeFor(email)))));
        assertThat(again.status()).isEqualTo(200);
        assertThat(sessionOf(again)).isNotEqualTo(before);
        assertThat(sessions()).isEqualTo(1);
        Answer planted = http.send(request("/session")
                .header("Cookie", cookie.name() + "=planted")
                .header("Content-Type", "application/json")
                .POST(body(Map.of("email", email, "code", codeFor(email)))));
        assertThat(sessionOf(planted)).doesNotContain("planted");
    }

    @Test
    void takesNothingThatAnotherSiteSends() {
        for (Map<String, String> from : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            HttpRequest.Builder request = request("/sign-in").header("Content-Type", "application/json");
            from.forEach(request::header);
            Answer answer = http.send(request.POST(body(Map.of("email", email))));
            assertThat(answer.status()).as(from.toString()).isEqualTo(403);
            assertThat(answer.json().path("code").asText()).isEqualTo("cross_site");
        }
        Answer own = http.send(request("/sign-in")
                .header("Origin", http.url(""))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(body(Map.of("email", email))));
        assertThat(own.status()).isEqualTo(202);
        Answer form = http.send(
                request("/sign-in").header("Content-Type", "text/plain").POST(body(Map.of("email", email))));
        assertThat(form.status()).isEqualTo(415);
    }

    /** Whoever knows a tax id can apply in somebody's name, with an address of their own. */
    @Test
    void showsAnAddressThatCameLaterNoMoreThanWhatCameWithIt() {
        String stranger = "stranger." + number + "@example.test";
        apply(stranger, "+420" + (number + 1_000_000), String.valueOf(number));
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.borrower_key k where k.kind = 'email'"
                                + " and borrower in (select borrower_id from fdforge.application where source = 'sign-in')"
                                + " group by borrower order by 1 desc limit 1",
                        Integer.class))
                .isEqualTo(2);
        assertThat(signIn(stranger, codeFor(stranger)).status()).isEqualTo(200);
        assertThat(jdbc.queryForObject(
                        "select cardinality(applications) from fdforge.cabinet_session order by signed_in_at desc limit 1",
                        Integer.class))
                .isEqualTo(1);
        assertThat(signIn(email, codeFor(email)).status()).isEqualTo(200);
        assertThat(jdbc.queryForObject(
                        "select applications is null from fdforge.cabinet_session order by signed_in_at desc limit 1",
                        Boolean.class))
                .isTrue();
    }

    /** Each of a couple with one address sees what is theirs, by the birth date, and neither keeps the other one out. */
    @Test
    void asksWhoItIsWhereSeveralShareAnAddressAndShowsNobodyTheOthers() {
        String shared = "home." + number + "@example.test";
        String his = apply("Adam", "1980-02-29", shared, "+420" + (number + 2_000_000), "1" + number);
        String hers = apply("Beata", "1984-11-30", shared, "+420" + (number + 3_000_000), "2" + number);
        String code = codeFor(shared);
        Answer which = signIn(shared, code);
        assertThat(which.status()).isEqualTo(401);
        assertThat(which.json().path("code").asText()).isEqualTo("birth_date_needed");
        assertThat(which.body()).doesNotContain("Adam", "Beata", "1980", "1984");
        assertThat(which.header("Set-Cookie")).isNull();
        assertThat(signIn(shared, code, "1981-01-01").json().path("code").asText())
                .isEqualTo("wrong_birth_date");
        assertThat(signIn(shared, code, "29.2.1980")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/birthDate");
        assertThat(signIn(shared, other(code), "1980-02-29").json().path("code").asText())
                .isEqualTo("wrong_code");
        assertThat(applications(signIn(shared, code, "1980-02-29"))).containsExactly(his);
        assertThat(signIn(shared, code, "1984-11-30").json().path("code").asText())
                .as("a code is good for one of them")
                .isEqualTo("wrong_code");
        assertThat(applications(signIn(shared, codeFor(shared), "1984-11-30"))).containsExactly(hers);
    }

    /** A birth date is no way round the tries. */
    @Test
    void countsBirthDatesThatDoNotFitAsTries() {
        String shared = "house." + number + "@example.test";
        apply("Adam", "1980-02-29", shared, "+420" + (number + 4_000_000), "3" + number);
        apply("Beata", "1984-11-30", shared, "+420" + (number + 5_000_000), "4" + number);
        String code = codeFor(shared);
        for (int day = 1; day <= 5; day++) {
            assertThat(signIn(shared, code, "1981-01-0" + day).status()).isEqualTo(401);
        }
        assertThat(signIn(shared, code, "1980-02-29").status()).isEqualTo(429);
    }

    private List<String> applications(Answer signedIn) {
        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(200);
        return ids(http.send(request("/applications")
                        .header("Cookie", sessionOf(signedIn))
                        .GET())
                .json()
                .path("items"));
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private Answer signIn(String address, String code, String born) {
        return post("/session", Map.of("email", address, "code", code, "birthDate", born));
    }

    /**
     * Of two answers, one for an address somebody has and one for one nobody has, it is a toss which took longer. Each pair
     * in a random order, since what follows an answer keeps the machine busy for a while.
     */
    @Test
    void answersAsFastForAnAddressNobodyHas() {
        int pairs = 500;
        double[] known = new double[pairs];
        double[] unknown = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            boolean first = ThreadLocalRandom.current().nextBoolean();
            known[i] = first ? millis(email) : 0;
            unknown[i] = millis("absent." + number + "@example.test");
            known[i] = first ? known[i] : millis(email);
        }
        long slower = 0;
        for (double one : known) {
            for (double other : unknown) {
                slower += one > other ? 2 : one == other ? 1 : 0;
            }
        }
        assertThat(slower / (2.0 * pairs * pairs)).isBetween(0.4, 0.6);
    }

    private double millis(String address) {
        long begin = System.nanoTime();
        assertThat(post("/sign-in", Map.of("email", address)).status()).isEqualTo(202);
        return (System.nanoTime() - begin) / 1e6;
    }

    @Test
    void saysWhatIsNoAddress() {
        Answer answer = post("/sign-in", Map.of("email", "no address"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/email");
        assertThat(post("/sign-in", Map.of()).status()).isEqualTo(422);
    }

    private int sessions() {
        return jdbc.queryForObject(
                "select count(*) from fdforge.cabinet_session where borrower in (select borrower_id"
                        + " from fdforge.application where source = 'sign-in') and signed_in_at > now() - interval '1 minute'"
                        + " and address = (select hash from fdforge.borrower_key where kind = 'email' order by borrower desc limit 1)",
                Integer.class);
    }

    private String codeFor(String address) {
        int before = letters(address).size();
        assertThat(post("/sign-in", Map.of("email", address)).status()).isEqualTo(202);
        return awaitCode(address, before);
    }

    private String awaitCode(String to, int before) {
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(to).size() > before);
        Matcher code = CODE.matcher(letters(to).get(0).path("text").asText());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private List<JsonNode> letters(String to) {
        List<JsonNode> letters = new ArrayList<>();
        http.get("/sandbox/mailbox", null).json().path("items").forEach(item -> {
            boolean code = CODE.matcher(item.path("text").asText()).find();
            if (code && item.path("to").asText().equals(to)) {
                letters.add(item);
            }
        });
        return letters;
    }

    private Answer signIn(String address, String code) {
        return post("/session", Map.of("email", address, "code", code));
    }

    private Answer signOut(String session) {
        return http.send(request("/session").header("Cookie", session).DELETE());
    }

    private static String sessionOf(Answer answer) {
        String set = String.valueOf(answer.header("Set-Cookie"));
        return set.substring(0, set.indexOf(';'));
    }

    private Answer post(String path, Map<String, String> body) {
        return http.post("/api/v1/cabinet" + path, null, body);
    }

    private HttpRequest.Builder request(String path) {
        return http.request("/api/v1/cabinet" + path);
    }

    private static HttpRequest.BodyPublisher body(Map<String, String> values) {
        StringBuilder json = new StringBuilder("{");
        values.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        return HttpRequest.BodyPublishers.ofString(json.append('}').toString());
    }
}
