package finme.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.partner.Partner;
import finme.portal.desk.OwnSettings;
import finme.portal.desk.PartnerAccess;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people of a lender see and do: of their own everything, of another nothing. */
@FinMeTest
class PortalJourneyTests {
    private static final String OWN = CasesAtHand.LENDER;
    private static final String OTHER = "portal-other";
    private static final String ADMIN_PATH = "/api/v1/admin/partners/" + OWN;
    private static final String API = "/api/v1/partner/" + OWN;
    private static final String PASSWORD = "correct horse 7 staple";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final PartnerUsers users;
    private final Catalogue<Partner> partners;
    private final OwnSettings settings;
    private final CasesAtHand cases;

    PortalJourneyTests(
            FinMeHttp http, JdbcTemplate jdbc, PartnerUsers users, Catalogue<Partner> partners, OwnSettings settings) {
        this.partners = partners;
        this.settings = settings;
        this.http = http;
        this.jdbc = jdbc;
        this.users = users;
        this.cases = new CasesAtHand(http);
    }

    @BeforeEach
    void twoLenders() {
        cases.prepare("pending-then-decline?after=PT10M");
        change(
                Map.of(
                        "commission",
                        Map.of(
                                "kind",
                                "PERCENT",
                                "percent",
                                1,
                                "clawback",
                                Map.of("days", 30, "share", "PROPORTIONAL")),
                        "callback",
                        Map.of(
                                "auth",
                                Map.of("kind", "API_KEY", "header", "X-Key", "value", "first-secret"),
                                "mapping",
                                "{dispatch: body.reference, event: body.eventId, outcome: body.outcome, amount: body.amount}")));
        http.putMasterData(
                "partners",
                OTHER,
                Map.of(
                        "name",
                        "Other",
                        "state",
                        "PAUSED",
                        "request",
                        Map.of("url", "http://localhost:1/x", "body", "{sum: application.amount.value}"),
                        "answer",
                        "{outcome: body.outcome}"));
        user("anna-own", List.of(OWN));
        user("otto-other", List.of(OTHER));
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void itsCasesWithoutAnythingOfAnybodyElse() {
        JsonNode application = cases.arrive("WITH_PARTNERS");
        String id = application.path("id").asText();
        JsonNode first = get("anna-own", API + "/cases").json().at("/items/0");
        assertThat(first.path("reference").asText())
                .isEqualTo(application.path("reference").asText());
        assertThat(first.path("state").asText()).isEqualTo("WAITING");
        JsonNode detail = get("anna-own", API + "/cases/" + id).json();
        assertThat(detail.at("/now/outcome").asText()).isEqualTo("PENDING");
        assertThat(detail.at("/request/fields").has("amount")).isTrue();
        assertThat(detail.toString()).doesNotContain("Quillova", "Zdenka", OTHER);
        assertThat(get("anna-own", "/partner/" + OWN + "/cases/" + id).body())
                .contains(application.path("reference").asText())
                .doesNotContain("Quillova");
        assertThat(get("anna-own", API + "/cases/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void ofAnotherPartnerThereIsNothing() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        for (String path :
                List.of("/cases", "/cases/" + id, "/statements", "/statements/2026-01", "/guide", "/figures")) {
            assertThat(get("otto-other", API + path).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/state", "/callback-secret", "/try", "/cases/" + id + "/return")) {
            assertThat(post("otto-other", API + path, Map.of()).status())
                    .as(path)
                    .isEqualTo(404);
        }
        for (String path : List.of(
                "",
                "/cases",
                "/cases/" + id,
                "/figures",
                "/statements",
                "/statements/2026-01",
                "/statements/2026-01/csv",
                "/guide")) {
            assertThat(get("otto-other", "/partner/" + OWN + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(get("otto-other", "/api/v1/partner/" + OTHER + "/cases/" + id)
                        .status())
                .as("an application that it never got")
                .isEqualTo(404);
        assertThat(get("otto-other", "/api/v1/partner").json().path("items").findValuesAsText("code"))
                .containsExactly(OTHER);
    }

    @Test
    void itPausesAndResumesItselfButNotWhatWeHavePaused() {
        assertThat(post("anna-own", API + "/state", Map.of("state", "PAUSED")).status())
                .isEqualTo(200);
        assertThat(admin().path("state").asText()).isEqualTo("PAUSED");
        assertThat(post("anna-own", API + "/state", Map.of("state", "ACTIVE")).status())
                .isEqualTo(200);
        change(Map.of("state", "PAUSED"));
        assertThat(post("anna-own", API + "/state", Map.of("state", "ACTIVE")).body())
                .contains("paused_by_operator");
        assertThat(post("anna-own", API + "/state", Map.of("state", "GONE")).status())
                .isEqualTo(422);
        assertThat(get("anna-own", "/partner/" + OWN).body()).contains("paused by us");
    }

    /** Also when an operator pauses it anew after it had paused itself, or saves it without a word on that. */
    @Test
    void whoPausedItLastDecidesWhoResumesIt() {
        post("anna-own", API + "/state", Map.of("state", "PAUSED"));
        ObjectNode saved = (ObjectNode) admin();
        saved.remove("pausedBy");
        http.putMasterData("partners", OWN, saved);
        assertThat(admin().path("pausedBy").asText()).isEqualTo("PARTNER");
        partners.change(OWN, now -> now.withState(Partner.State.PAUSED), "admin");
        PartnerAccess.Own seenBefore =
                new PartnerAccess.Own(new Versioned<>(OWN, itself(), itself(), 1), "partner:" + OWN + ":anna-own");
        assertThat(catchThrowable(() -> settings.resume(seenBefore))).hasMessageContaining("paused by us");
        assertThat(post("anna-own", API + "/state", Map.of("state", "ACTIVE")).status())
                .isEqualTo(409);
    }

    /** As somebody saw it who was a moment too slow. */
    private Partner itself() {
        Partner now = partners.find(OWN).orElseThrow().value();
        return now.withState(Partner.State.ACTIVE).pausedByItself();
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheFormerOne() {
        user("sessions-portal", List.of(OTHER));
        String cookie = signIn("sessions-portal");
        assertThat(page(cookie)).isEqualTo(200);
        users.accept(users.invite("sessions-portal", "test").token(), PASSWORD + "!");
        assertThat(page(cookie)).isEqualTo(302);
        assertThat(page(signIn("sessions-portal", PASSWORD + "!"))).isEqualTo(200);
        users.accept(users.invite("sessions-portal", "test").token(), PASSWORD);
    }

    @Test
    void whoIsLetInAgainNeedsANewLinkAndANewSession() {
        String name = "again-portal";
        PartnerUsers.Invited invited =
                users.find(name).isPresent() ? users.invite(name, "test") : users.create(name, List.of(OTHER), "test");
        enable(name, false);
        enable(name, true);
        assertThat(users.isGood(invited.token())).isFalse();
        users.accept(users.invite(name, "test").token(), PASSWORD);
        String cookie = signIn(name);
        enable(name, false);
        enable(name, true);
        assertThat(page(cookie)).isEqualTo(302);
    }

    private void enable(String name, boolean enabled) {
        users.change(
                name, List.of(OTHER), enabled, users.find(name).orElseThrow().version(), "test");
    }

    private int page(String cookie) {
        return http.send(http.request("/partner/" + OTHER).header("Cookie", cookie))
                .status();
    }

    private String signIn(String name) {
        return signIn(name, PASSWORD);
    }

    private String signIn(String name, String password) {
        Answer page = http.get("/partner/sign-in", null);
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        Answer signedIn = http.send(http.request("/partner/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie(page))
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        return cookie(signedIn);
    }

    private static String cookie(Answer answer) {
        return String.valueOf(answer.header("Set-Cookie")).split(";", 2)[0];
    }

    /** Nobody else reads it in the table, and whoever looks is noted. */
    @Test
    void requestAndAnswerAreKeptAsTheyWereSent() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        callback(id, "first-secret", "ACCEPTED", "null");
        assertThat(get("anna-own", API + "/cases/" + id).json().has("exchange")).isFalse();
        JsonNode exchange =
                get("anna-own", API + "/cases/" + id + "?reveal=true").json().path("exchange");
        assertThat(exchange.path("body").asText()).contains("90000", "callbackUrl");
        assertThat(exchange.path("status").asInt()).isBetween(200, 299);
        assertThat(exchange.path("answer").asText()).contains("pending");
        assertThat(jdbc.queryForList(
                        "select actor from fdforge.ledger where subject = ?::uuid and action = 'revealed'",
                        String.class,
                        id))
                .containsExactly("partner:" + OWN + ":anna-own");
        byte[] kept = jdbc.queryForObject(
                "select answer from fdforge.dispatch where application = ?::uuid", byte[].class, id);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("90000", "pending");
        assertThat(get("otto-other", "/api/v1/partner/" + OTHER + "/cases/" + id + "?reveal=true")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itsFiguresAreItsOwn() {
        cases.arrive("WITH_PARTNERS");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode figures = get("anna-own", API + "/figures").json();
            assertThat(figures.path("partner").asText()).isEqualTo(OWN);
            assertThat(figures.at("/all/sent").asInt()).isPositive();
        });
        assertThat(get("anna-own", "/partner/" + OWN + "/figures").body())
                .contains("Offers of decided", "By rule")
                .doesNotContain(OTHER);
        assertThat(get("anna-own", "/partner/" + OWN + "/figures?from=nonsense").body())
                .contains("Must be a date");
    }

    /** What it gets today is another matter. */
    @Test
    void aCaseShowsWhatWasSharedWhenItWasSent() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        change(Map.of("shares", List.of("amount", "borrower.phone")));
        JsonNode fields = get("anna-own", API + "/cases/" + id).json().at("/request/fields");
        assertThat(fields.has("termMonths")).isTrue();
        assertThat(fields.has("borrower.phone")).isFalse();
    }

    /** However many others have said of the case. */
    @Test
    void itsCallbacksAreNotCrowdedOutByOthers() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        callback(id, "first-secret", "ACCEPTED", "null");
        jdbc.update("""
                insert into fdforge.inbox (id, partner, event, application, state, raw, received_at)
                select ('ffffffff-ffff-7fff-bfff-' || lpad(n::text, 12, '0'))::uuid, ?, ? || n, ?::uuid, 'APPLIED', '', now()
                from generate_series(1, 60) n""", OTHER, id, id);
        JsonNode callbacks = get("anna-own", API + "/cases/" + id).json().path("callbacks");
        jdbc.update("delete from fdforge.inbox where partner = ?", OTHER);
        assertThat(callbacks).hasSize(1);
    }

    @Test
    void whatItReportsAsReturnedIsTakenBackOnce() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        assertThat(post("anna-own", API + "/cases/" + id + "/return", Map.of()).body())
                .contains("not_funded");
        callback(id, "first-secret", "FUNDED", "90000");
        Map<String, Object> part = Map.of("amount", Map.of("value", 30000, "currency", "UAH"));
        for (int i = 0; i < 2; i++) {
            assertThat(post("anna-own", API + "/cases/" + id + "/return", part).status())
                    .isEqualTo(200);
        }
        assertThat(post(
                                "anna-own",
                                API + "/cases/" + id + "/return",
                                Map.of("amount", Map.of("value", -1, "currency", "UAH")))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/amount/value");
        assertThat(jdbc.queryForList(
                        "select amount from fdforge.settlement_entry where application = ?::uuid order by id",
                        Long.class,
                        id))
                .containsExactly(90_000L, -30_000L);
        assertThat(get("anna-own", "/partner/" + OWN + "/statements").body()).contains("the part that came back");
        assertThat(get("anna-own", API + "/cases/" + id)
                        .json()
                        .at("/now/outcome")
                        .asText())
                .isEqualTo("RETURNED");
    }

    @Test
    void aNewSecretCountsAtOnceAndTheFormerOneForAWhile() {
        Answer renewed = post("anna-own", API + "/callback-secret", Map.of("overlap", "PT1H"));
        String secret = renewed.json().path("secret").asText();
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        assertThat(send(id, "first-secret", "ACCEPTED", "null").status()).isEqualTo(200);
        assertThat(send(id, secret, "SIGNED", "null").status()).isEqualTo(200);
        assertThat(admin().toString()).doesNotContain(secret, "first-secret");
        assertThat(post("anna-own", API + "/callback-secret", Map.of("overlap", "PT0S"))
                        .status())
                .isEqualTo(200);
        assertThat(send(id, secret, "FUNDED", "null").status()).isEqualTo(401);
        assertThat(post("anna-own", API + "/callback-secret", Map.of("overlap", "P91D"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void itTriesAtItsAddressForTestsAlone() {
        assertThat(post("anna-own", API + "/try", Map.of())
                        .json()
                        .at("/request/body")
                        .asText())
                .contains("6000");
        assertThat(post("anna-own", API + "/try", Map.of("send", true)).body()).contains("no_test_address");
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        assertThat(post("anna-own", API + "/try", Map.of("application", id)).status())
                .as("nobody's application")
                .isEqualTo(422);
        JsonNode guide = get("anna-own", API + "/guide").json();
        assertThat(guide.at("/callback/url").asText()).endsWith("/api/v1/partners/" + OWN + "/callbacks");
        assertThat(guide.toString()).doesNotContain("first-secret");
        assertThat(get("anna-own", "/partner/" + OWN + "/guide").body()).contains("What we expect back");
    }

    @Test
    void whoIsShutOutIsOutAtOnce() {
        PartnerUser anna = users.find("anna-own").orElseThrow();
        String path = "/api/v1/admin/partner-users/anna-own";
        assertThat(http.put(path, FinMeHttp.ADMIN, Map.of("enabled", false)).status())
                .isEqualTo(428);
        assertThat(http.put(path, FinMeHttp.ADMIN, Map.of("enabled", false), Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(412);
        assertThat(http.put(
                                path,
                                FinMeHttp.ADMIN,
                                Map.of("enabled", false),
                                Map.of("If-Match", "\"" + anna.version() + "\""))
                        .status())
                .isEqualTo(200);
        assertThat(get("anna-own", API + "/cases").status()).isEqualTo(401);
    }

    @Test
    void anInvitationIsGoodForOnceAndWantsAPasswordThatNobodyGuesses() {
        String name = "portal-" + UUID.randomUUID().toString().substring(0, 8);
        Answer made = http.post(
                "/api/v1/admin/partner-users", FinMeHttp.ADMIN, Map.of("name", name, "partners", List.of(OTHER)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String url = made.json().path("url").asText();
        String path = url.substring(url.indexOf("/partner/welcome/"));
        assertThat(http.get(path, null).body()).contains("Choose a password");
        String token = path.substring(path.lastIndexOf('/') + 1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> users.accept(token, name + "-123456")))
                .hasMessageContaining("among the first");
        users.accept(token, PASSWORD);
        assertThat(http.get(path, null).status()).isEqualTo(404);
        assertThat(get(name, "/api/v1/partner").status()).isEqualTo(200);
        assertThat(http.post(
                                "/api/v1/admin/partner-users",
                                FinMeHttp.ADMIN,
                                Map.of("name", "An", "partners", List.of("nobody")))
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/name", "/partners/0");
        assertThat(jdbc.queryForObject("select password from fdforge.partner_user where name = ?", String.class, name))
                .startsWith("$2");
    }

    @Test
    void whoGuessesWaits() {
        user("guessed-portal", List.of(OTHER));
        int last = 0;
        for (int i = 0; i < 7; i++) {
            last = http.send(http.request("/api/v1/partner")
                            .header("Authorization", FinMeHttp.basic("guessed-portal", "guess number " + i)))
                    .status();
        }
        assertThat(last).isEqualTo(429);
    }

    private void user(String name, List<String> partners) {
        if (users.find(name)
                .filter(found -> found.state() == PartnerUser.State.ACTIVE)
                .isEmpty()) {
            users.find(name).ifPresent(found -> users.change(name, partners, true, found.version(), "test"));
            PartnerUsers.Invited invited =
                    users.find(name).isPresent() ? users.invite(name, "test") : users.create(name, partners, "test");
            users.accept(invited.token(), PASSWORD);
        }
    }

    private Answer get(String user, String path) {
        return http.send(http.request(path).header("Authorization", FinMeHttp.basic(user, PASSWORD)));
    }

    private Answer post(String user, String path, Map<String, Object> body) {
        try {
            return http.send(http.request(path)
                    .header("Authorization", FinMeHttp.basic(user, PASSWORD))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body))));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private JsonNode admin() {
        return http.get(ADMIN_PATH, FinMeHttp.ADMIN).json();
    }

    private void change(Map<String, Object> changes) {
        ObjectNode partner = (ObjectNode) admin();
        new HashMap<>(changes).forEach(partner::putPOJO);
        http.putMasterData("partners", OWN, partner);
    }

    private void callback(String application, String secret, String outcome, String amount) {
        Answer answer = send(application, secret, outcome, amount);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Answer send(String application, String secret, String outcome, String amount) {
        String reference = jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ?::uuid", String.class, application);
        String body = "{\"reference\": \"%s\", \"eventId\": \"%s/%s\", \"outcome\": \"%s\", \"amount\": %s}"
                .formatted(reference, application, outcome, outcome, amount);
        return http.send(http.request("/api/v1/partners/" + OWN + "/callbacks")
                .header("Content-Type", "application/json")
                .header("X-Key", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
