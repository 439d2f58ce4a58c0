package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.cabinet.SessionCookie;
import finme.kernel.Sha256;
import finme.loan.LoanDesk;
import finme.testing.CabinetLogin;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.LogOf;
import finme.testing.SoftPasskey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Passkeys from begin to end, over HTTP. What begins at FinMe's own edge goes on at another one and the other way round: both
 * know nothing but what core tells them.
 */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyJourneyTests {
    private static final String API = "/api/v1/cabinet/";

    private final FinMeHttp http;
    private final World world;
    private final CabinetLogin login;
    private final JdbcTemplate jdbc;
    private final Sessions sessions;
    private final LoanDesk loans;
    private final SessionCookie cookie;
    private final String core;
    private ConfigurableApplicationContext edge;
    private String application;
    private String session;
    private SoftPasskey passkey;

    PasskeyJourneyTests(
            FinMeHttp http,
            CabinetLogin login,
            JdbcTemplate jdbc,
            Sessions sessions,
            LoanDesk loans,
            SessionCookie cookie,
            Environment environment) {
        this.http = http;
        this.world = new World(http);
        this.login = login;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.loans = loans;
        this.cookie = cookie;
        this.core = "https://localhost:" + environment.getRequiredProperty("finme.edge.port");
    }

    @BeforeAll
    void starts() {
        edge = Edges.start(core);
    }

    @AfterAll
    void stops() {
        edge.close();
    }

    @BeforeEach
    void somebodyIsSignedIn() {
        application = somebody();
        session = login.of(application);
        passkey = new SoftPasskey(http.url(""));
    }

    private String somebody() {
        return world.apply(world.lender("passkey", "pending-then-accept?after=PT5M", Map.of()));
    }

    @Test
    void aPasskeyIsAddedOpensASessionAndOpensNoneOnceItIsRemoved() {
        try (LogOf log = LogOf.everything(Level.INFO)) {
            String id = add().path("id").asText();
            assertThat(listed().get(0).path("name").asText()).isEqualTo("Kitchen tablet");
            assertThat(listed().get(0).path("usedAt").isNull()).isTrue();
            Answer opened = signIn(ask());
            assertThat(opened.status()).as(opened.body()).isEqualTo(200);
            String own = String.valueOf(opened.header("Set-Cookie"));
            assertThat(own).contains("HttpOnly", "SameSite=Lax");
            String cookies = own.substring(0, own.indexOf(';'));
            assertThat(send("GET", API + "applications", cookies, null)
                            .json()
                            .at("/items/0/id")
                            .asText())
                    .isEqualTo(application);
            assertThat(listed().get(0).path("usedAt").isNull()).isFalse();
            assertThat(send("DELETE", API + "passkeys/" + id, session, null).status())
                    .isEqualTo(204);
            assertThat(send("GET", API + "applications", cookies, null).status())
                    .as("what it had opened")
                    .isEqualTo(401);
            assertThat(listed()).isEmpty();
            assertRefused(signIn(ask()));
            assertThat(log.text())
                    .contains("event=added door=passkey passkey=" + id + " address=127.0.0.0/24")
                    .contains("event=used door=passkey passkey=" + id)
                    .contains("event=removed door=passkey passkey=" + id)
                    .contains("event=refused door=passkey passkey=- address=127.0.0.0/24 why=Unknown")
                    .doesNotContain("Kitchen");
        }
    }

    @Test
    void aChallengeIsGoodOnceSoonAndForWhatItWasGiven() {
        add();
        JsonNode options = ask();
        String shown = passkey.show(options).toString();
        assertThat(atEdge("POST", API + "session/passkey", null, shown).status())
                .isEqualTo(200);
        assertRefused(atEdge("POST", API + "session/passkey", null, shown));
        assertRefused(signIn(options));
        JsonNode late = ask();
        jdbc.update(
                "update fdforge.passkey_challenge set expires_at = clock_timestamp() - interval '1 second' where challenge = ?",
                Base64.getUrlDecoder().decode(late.path("challenge").asText()));
        assertRefused(signIn(late));
        assertRefused(signIn(begin()));
        assertRefused(signIn(send("POST", API + "passkeys/proof", session, null).json()));
        JsonNode own = begin();
        String made = body(new SoftPasskey(http.url("")).make(own));
        String another = login.of(application);
        assertRefused(send("POST", API + "passkeys", another, made));
        assertThat(send("POST", API + "passkeys", session, made).status()).isEqualTo(201);
        assertRefused(send("POST", API + "passkeys", session, made));
    }

    @Test
    void whatWasMadeUpIsRefusedAlike() {
        add();
        passkey.at("https://evil.example");
        assertRefused(signIn(ask()));
        passkey.at(http.url("")).counted(7);
        for (String nothing : List.of("{}", "\"nothing\"", "{\"id\": \"AA\", \"response\": {}}")) {
            assertRefused(atEdge("POST", API + "session/passkey", null, nothing));
        }
        ObjectNode nameless = passkey.show(ask());
        assertRefused(atEdge(
                "POST", API + "session/passkey", null, nameless.putNull("rawId").toString()));
        nameless = passkey.show(ask());
        nameless.remove("rawId");
        assertRefused(atEdge("POST", API + "session/passkey", null, nameless.toString()));
        assertThat(signIn(ask()).status()).isEqualTo(200);
        passkey.counted(6);
        assertRefused(signIn(ask()));
        passkey.counted(8).of(new byte[] {1});
        assertRefused(signIn(ask()));
    }

    @Test
    void nobodySeesRemovesOrProvesByAnotherPersonsPasskey() {
        String id = add().path("id").asText();
        String other = somebody();
        String theirs = login.of(other);
        assertThat(send("GET", API + "passkeys", theirs, null).json().path("items"))
                .isEmpty();
        assertThat(send("DELETE", API + "passkeys/" + id, theirs, null).status())
                .isEqualTo(404);
        assertThat(send("POST", API + "passkeys/proof", theirs, null).status()).isEqualTo(404);
        SoftPasskey own = new SoftPasskey(http.url(""));
        assertThat(send("POST", API + "passkeys", theirs, body(own.make(begin(theirs))))
                        .status())
                .isEqualTo(201);
        JsonNode asked = send("POST", API + "passkeys/proof", theirs, null).json();
        assertThat(asked.path("allowCredentials")).hasSize(1);
        assertRefused(withdraw(other, theirs, passkey.show(asked)));
        assertThat(listed()).hasSize(1);
    }

    @Test
    void aPasskeyIsProofWhereACodeIsAskedFor() {
        add();
        isStale();
        Answer asked = send("POST", API + "passkeys/options", session, null);
        assertThat(asked.json().path("code").asText()).isEqualTo("fresh_code_needed");
        assertThat(withdraw(application, session, null).json().path("code").asText())
                .isEqualTo("fresh_code_needed");
        JsonNode options = atEdge("POST", API + "passkeys/proof", session, null).json();
        JsonNode shown = passkey.show(options);
        assertThat(withdraw(application, session, shown).status()).isEqualTo(200);
        assertThat(send("POST", API + "passkeys/options", session, null).status())
                .as("just proven")
                .isEqualTo(200);
        assertRefused(send("POST", API + "erase", session, "{\"passkey\": " + shown + "}"));
    }

    /** Many a program sends all that it knows of, and null for the rest. */
    @Test
    void aCodeBesideNoPasskeyIsJudgedAsACode() {
        String own =
                cookie.name() + '=' + sessions.open(new Proven(borrower(), "email", Sha256.digest(application)), null);
        for (String path : List.of("applications/" + application + "/withdraw", "erase")) {
            Answer answer = send("POST", API + path, own, "{\"code\": \"123456\", \"passkey\": null}");
            assertThat(answer.json().path("code").asText()).as(path).isEqualTo("wrong_code");
        }
    }

    @Test
    void whoSignedInByPasskeyIsNotAskedForACode() {
        add();
        Answer opened = signIn(ask());
        String own = String.valueOf(opened.header("Set-Cookie"));
        String cookies = own.substring(0, own.indexOf(';'));
        assertThat(withdraw(application, cookies, null).status()).isEqualTo(200);
        assertThat(send("POST", API + "erase", cookies, "{}")
                        .json()
                        .path("code")
                        .asText())
                .as("what can't be taken back asks anew")
                .isEqualTo("fresh_code_needed");
    }

    @Test
    void whoIsForgottenLeavesNoPasskey() {
        add();
        UUID borrower = borrower();
        JsonNode options = send("POST", API + "passkeys/proof", session, null).json();
        Answer erased = send("POST", API + "erase", session, "{\"passkey\": " + passkey.show(options) + "}");
        assertThat(erased.status()).as(erased.body()).isEqualTo(202);
        await().until(() ->
                jdbc.queryForObject("select count(*) from fdforge.passkey where borrower = ?", Integer.class, borrower)
                        == 0);
        assertRefused(signIn(ask()));
    }

    /** Who only reads an address that an application came with must not keep the door open. */
    @Test
    void whoIsNotThePersonAddsAndShowsNone() {
        String part = cookie.name()
                + '='
                + sessions.open(new Proven(borrower(), "email", new byte[16]), Set.of(UUID.fromString(application)));
        for (String path : new String[] {"passkeys/options", "passkeys"}) {
            Answer answer = send("POST", API + path, part, "{\"name\": \"x\", \"credential\": {}}");
            assertThat(answer.json().path("code").asText()).isEqualTo("address_not_proven");
        }
        add();
        assertThat(send("POST", API + "passkeys/proof", part, null)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("address_not_proven");
        JsonNode shown = passkey.show(ask());
        assertThat(withdraw(application, part, shown).json().path("code").asText())
                .isEqualTo("address_not_proven");
    }

    @Test
    void theBorrowerHearsOfANewOne() {
        int before = letters();
        add();
        await().atMost(World.PATIENCE).until(() -> letters() > before);
    }

    /** Whoever got in puts an address of their own there first. */
    @Test
    void theAddressThatWasReplacedLatelyHearsOfItAsWell() {
        String phone = profile().path("borrower.phone").asText();
        String other = "+420" + ThreadLocalRandom.current().nextInt(605_000_000, 606_000_000);
        assertThat(send("PATCH", API + "profile", session, "{\"borrower.phone\": \"" + other + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(profile().path("borrower.phone").asText()).isEqualTo(other);
        add();
        await().atMost(World.PATIENCE).untilAsserted(() -> assertThat(told()).contains(phone, other));
    }

    private JsonNode profile() {
        return send("GET", API + "profile", session, null).json();
    }

    private Set<String> told() {
        Set<String> told = new HashSet<>();
        http.get("/sandbox/mailbox", null).json().path("items").forEach(letter -> {
            if (letter.path("text").asText().contains("passkey was added")) {
                told.add(letter.path("to").asText());
            }
        });
        return told;
    }

    private int letters() {
        int found = 0;
        for (JsonNode letter : http.get("/sandbox/mailbox", null).json().path("items")) {
            String text = letter.path("text").asText();
            found += text.contains("passkey was added") && text.contains(http.url("/cabinet/passkeys")) ? 1 : 0;
        }
        return found;
    }

    @Test
    void theyStandInWhatFinMeHoldsOfThePerson() {
        add();
        JsonNode told = send("GET", API + "export", session, null).json().path("passkeys");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).fieldNames()).toIterable().containsExactly("name", "createdAt", "usedAt");
        assertThat(told.get(0).path("name").asText()).isEqualTo("Kitchen tablet");
    }

    @Test
    void aNameIsNeeded() {
        JsonNode made = passkey.make(begin());
        Answer answer = send("POST", API + "passkeys", session, "{\"name\": \" \", \"credential\": " + made + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/name");
    }

    private UUID borrower() {
        return loans.find(UUID.fromString(application)).orElseThrow().borrower();
    }

    private void isStale() {
        jdbc.update(
                "update fdforge.cabinet_session set proven_at = clock_timestamp() - interval '31 minutes' where borrower = ?",
                borrower());
    }

    private JsonNode add() {
        Answer added = atEdge("POST", API + "passkeys", session, body(passkey.make(begin())));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.json();
    }

    private static String body(JsonNode credential) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", " Kitchen\ttablet ")
                .set("credential", credential)
                .toString();
    }

    private JsonNode begin() {
        return begin(session);
    }

    private JsonNode begin(String cookies) {
        Answer answer = send("POST", API + "passkeys/options", cookies, null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/authenticatorSelection/userVerification").asText())
                .isEqualTo("required");
        return answer.json();
    }

    private JsonNode listed() {
        return send("GET", API + "passkeys", session, null).json().path("items");
    }

    private JsonNode ask() {
        Answer answer = send("POST", API + "sign-in/passkey", null, null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("allowCredentials")).isEmpty();
        return answer.json();
    }

    private Answer signIn(JsonNode options) {
        return atEdge(
                "POST", API + "session/passkey", null, passkey.show(options).toString());
    }

    private Answer withdraw(String of, String cookies, @Nullable JsonNode shown) {
        return send(
                "POST",
                API + "applications/" + of + "/withdraw",
                cookies,
                shown == null ? "{}" : "{\"passkey\": " + shown + "}");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.json().path("code").asText()).isEqualTo("wrong_passkey");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    private Answer send(String method, String path, @Nullable String cookies, @Nullable String body) {
        return http.send(request(http.request(path), method, cookies, body));
    }

    private Answer atEdge(String method, String path, @Nullable String cookies, @Nullable String body) {
        return http.send(request(HttpRequest.newBuilder(URI.create(Edges.url(edge, path))), method, cookies, body));
    }

    private static HttpRequest.Builder request(
            HttpRequest.Builder request, String method, @Nullable String cookies, @Nullable String body) {
        if (cookies != null) {
            request.header("Cookie", cookies);
        }
        return body == null
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .header("Accept-Language", "en")
                        .method(method, BodyPublishers.ofString(body));
    }
}
