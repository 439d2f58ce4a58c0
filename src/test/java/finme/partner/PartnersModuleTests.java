package finme.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.catalogue.Catalogue.Saved;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The directory with PostgreSQL: what is kept, what is sealed, and how fast a change is seen. */
@FinMeTest
class PartnersModuleTests {
    private final Catalogue<Partner> partners;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    PartnersModuleTests(Catalogue<Partner> partners, Ledger ledger, JdbcTemplate jdbc, ObjectMapper json) {
        this.partners = partners;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Test
    void keepsSecretsSealedAndUnchangedUnderTheMask() {
        Saved<Partner> created =
                partners.put(partner("pm-sealed", "ACTIVE", "t0p-s3cret"), ExpectedVersion.ANY, "admin");
        assertThat(created.created()).isTrue();
        assertThat(created.versioned().version()).isEqualTo(1);
        Saved<Partner> replaced = partners.put(partner("pm-sealed", "ACTIVE", "***"), ExpectedVersion.ANY, "admin");
        assertThat(replaced.versioned().version()).isEqualTo(2);
        Versioned<Partner> found = partners.find("pm-sealed").orElseThrow();
        assertThat(found.value().request().auth().token()).isEqualTo("t0p-s3cret");
        assertThat(found.masked().request().auth().token()).isEqualTo("***");
        assertThat(jdbc.queryForObject(
                        "select p::text || encode(secrets, 'escape') from fdforge.catalogue p where code = 'pm-sealed'",
                        String.class))
                .doesNotContain("t0p-s3cret");
    }

    @Test
    void pausesAtOnceAndWritesItDown() {
        partners.put(partner("pm-paused", "ACTIVE", "t"), ExpectedVersion.ANY, "admin");
        partners.put(partner("pm-paused", "PAUSED", "***"), ExpectedVersion.ANY, "operator");
        assertThat(partners.find("pm-paused").orElseThrow().value().state()).isEqualTo(Partner.State.PAUSED);
        assertThat(ledger.newest("partner", 50))
                .filteredOn(entry -> "pm-paused".equals(entry.code()))
                .extracting(LedgerEntry::action, LedgerEntry::actor)
                .containsExactly(tuple("paused", "operator"), tuple("created", "admin"));
    }

    @Test
    void followsAnotherNodeWithinASecond() {
        partners.put(partner("pm-other", "ACTIVE", "t"), ExpectedVersion.ANY, "admin");
        jdbc.update(
                "update fdforge.catalogue set version = version + 1,"
                        + " definition = jsonb_set(definition, '{state}', '\"PAUSED\"') where kind = 'partner' and code = 'pm-other'");
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> partners.find("pm-other").orElseThrow().value().state() == Partner.State.PAUSED);
    }

    @Test
    void refusesAMappingWithItsPlace() {
        Partner broken = partner("pm-broken", "ACTIVE", "t", "{outcome: (1 + }");
        Problem problem = catchThrowableOfType(Problem.class, () -> partners.put(broken, ExpectedVersion.ANY, "admin"));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(Fault::pointer).containsExactly("/answer");
        assertThat(problem.errors().get(0).message()).contains("line 1");
        assertThat(partners.find("pm-broken")).isEmpty();
    }

    @Test
    void nobodyButFinMeSaysThatAFormerSecretCounts() {
        Instant far = Instant.now().plusSeconds(1_000_000);
        Partner planted = withCallback("pm-former", "planted", far);
        assertThat(former(partners.put(planted, ExpectedVersion.ANY, "admin"))).isNull();
        assertThat(former(partners.put(planted, ExpectedVersion.ANY, "admin"))).isNull();

        Instant end = Instant.now().plusSeconds(3600);
        partners.change("pm-former", it -> it.withCallbackSecret("second", end), "lender");
        Saved<Partner> kept = partners.put(withCallback("pm-former", "***", far), ExpectedVersion.ANY, "admin");
        assertThat(former(kept)).isEqualTo("the-secret");
        assertThat(kept.versioned().value().callback().formerUntil()).isEqualTo(end);
        Saved<Partner> ended = partners.put(withCallback("pm-former", null, null), ExpectedVersion.ANY, "admin");
        assertThat(former(ended)).isNull();
        assertThat(ended.versioned().value().callback().formerUntil()).isNull();
    }

    private static @Nullable String former(Saved<Partner> saved) {
        return saved.versioned().value().callback().formerSecret();
    }

    private Partner withCallback(String code, @Nullable String former, @Nullable Instant until) {
        ObjectNode written = json.valueToTree(partner(code, "PAUSED", "t"));
        ObjectNode callback = written.putObject("callback");
        callback.put("mapping", "{dispatch: body.ref, event: \"x\", outcome: body.outcome}");
        callback.put("formerSecret", former).put("formerUntil", until == null ? null : until.toString());
        callback.putObject("auth")
                .put("kind", "HMAC")
                .put("header", "X-Signature")
                .put("secret", "the-secret");
        try {
            return json.treeToValue(written, Partner.class);
        } catch (JsonProcessingException typo) {
            throw new IllegalArgumentException(typo);
        }
    }

    private Partner partner(String code, String state, String token) {
        return partner(code, state, token, "{outcome: body.outcome}");
    }

    private Partner partner(String code, String state, String token, String answer) {
        try {
            return json.readValue("""
                    {"code": "%s", "name": "Test", "state": "%s", "answer": "%s",
                     "request": {"url": "http://localhost:1/x", "body": "{}", "auth": {"kind": "BEARER", "token": "%s"}}}""".formatted(code, state, answer, token), Partner.class);
        } catch (JsonProcessingException typo) {
            throw new IllegalArgumentException(typo);
        }
    }
}
