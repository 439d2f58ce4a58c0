package finme.retention.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.fdforge.ErasedException;
import finme.kernel.Ids;
import finme.loan.LoanDesk;
import finme.retention.Disposal;
import finme.retention.Disposal.Step;
import finme.retention.Erasure;
import finme.retention.Erasures;
import finme.retention.PersonAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class RetentionModuleTests {
    private static final String RUNS = "/api/v1/admin/retention-runs";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final LoanDesk loans;
    private final Erasures erasures;
    private final RunRows rows;
    private final RetentionRunner runner;
    private final List<Disposal> disposals;
    private final CasesAtHand cases;
    private final PersonAtHand person;

    RetentionModuleTests(
            FinMeHttp http,
            JdbcTemplate jdbc,
            LoanDesk loans,
            Erasures erasures,
            RunRows rows,
            RetentionRunner runner,
            List<Disposal> disposals) {
        this.http = http;
        this.jdbc = jdbc;
        this.loans = loans;
        this.erasures = erasures;
        this.rows = rows;
        this.runner = runner;
        this.disposals = disposals;
        this.cases = new CasesAtHand(http);
        this.person = new PersonAtHand(http, jdbc);
    }

    @BeforeEach
    void lenderThatDeclines() {
        cases.prepare("decline");
        jdbc.update("delete from fdforge.retention_run");
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void everyKindOfDataHasItsRuleAndEveryRuleItsData() {
        JsonNode rules =
                http.get("/api/v1/admin/retention", FinMeHttp.AUDITOR).json().path("items");
        assertThat(StreamSupport.stream(rules.spliterator(), false)
                        .map(rule -> rule.path("code").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        disposals.stream().map(Disposal::code).toList());
    }

    @Test
    void ruleIsCheckedAndEditedLikeAnyMasterData() {
        String path = "/api/v1/admin/retention/receipts";
        assertThat(http.put(path, FinMeHttp.ADMIN, Map.of("days", 0)).body()).contains("/days");
        assertThat(http.put("/api/v1/admin/retention/nothing", FinMeHttp.ADMIN, Map.of("days", 9))
                        .status())
                .isEqualTo(422);
        assertThat(http.put(path, FinMeHttp.OPERATOR, Map.of("days", 9)).status())
                .isEqualTo(403);
        Answer saved = http.put(path, FinMeHttp.ADMIN, Map.of("days", 800, "state", "ACTIVE"));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().path("days").asInt()).isEqualTo(800);
    }

    /** A run over everybody else's data would let them go, too: the rules say years, and nothing here is that old. */
    @Test
    void runReportsEveryRuleAndDoesNothingToWhatIsYoung() {
        UUID application = person.apply("UNPLACED");
        JsonNode report = run(false);
        assertThat(report.path("state").asText()).isEqualTo("DONE");
        assertThat(report.path("lines")).hasSize(disposals.size());
        assertThat(report.path("lines").findValuesAsText("done")).containsOnly("0");
        assertThat(report.path("lines").findValuesAsText("failed")).containsOnly("0");
        assertThat(loans.document(application).borrower().email()).isEqualTo(person.email);
        assertThat(run(true).path("dry").asBoolean()).isTrue();
        assertThat(http.get(RUNS, FinMeHttp.AUDITOR).json().path("items")).hasSize(2);
    }

    @Test
    void oneRunAtATimeAndOneANight() {
        UUID elsewhere = rows.begin(false, "system").orElseThrow();
        Answer refused = http.post(RUNS, FinMeHttp.ADMIN, "");
        assertThat(refused.status()).isEqualTo(409);
        runner.atNight();
        assertThat(rows.newest(5)).hasSize(1);
        jdbc.update(
                "update fdforge.retention_run set alive_at = alive_at - interval '3 minutes' where id = ?", elsewhere);
        assertThat(run(false).path("state").asText()).isEqualTo("DONE");
        assertThat(rows.find(elsewhere).orElseThrow().state().name()).isEqualTo("FAILED");
        assertThat(rows.keep(elsewhere, List.of())).as("it has been given up").isFalse();
    }

    @Test
    void documentOfAClosedApplicationGoesAndItsCountStays() {
        UUID application = copyOf(person.apply("UNPLACED"));
        UUID held = new PersonAtHand(http, jdbc).apply("UNPLACED");
        http.put(
                "/api/v1/admin/borrowers/" + person.borrower(held) + "/hold",
                FinMeHttp.ADMIN,
                Map.of("reason", "court"));
        try {
            assertThat(step("closed-documents", application, true).done()).isEqualTo(1);
            assertThat(documentSize(application)).isPositive();
            assertThat(step("closed-documents", application, false).done()).isEqualTo(1);
            assertThat(step("closed-documents", held, false).done()).isZero();

            assertThat(documentSize(application)).isZero();
            assertThat(documentSize(held)).isPositive();
            JsonNode detail = http.get("/api/v1/admin/applications/" + application, FinMeHttp.ADMIN)
                    .json();
            assertThat(detail.path("expired").asBoolean()).isTrue();
            assertThat(detail.path("erased").asBoolean()).isFalse();
            assertThat(detail.path("status").asText()).isEqualTo("UNPLACED");
            assertThat(step("closed-documents", application, true).done())
                    .as("nothing is left to go")
                    .isZero();
            assertThatThrownBy(() -> loans.document(application))
                    .isInstanceOfSatisfying(
                            ErasedException.class,
                            gone -> assertThat(gone.isPerson()).isFalse());
        } finally {
            jdbc.update("delete from fdforge.application where id = ?", application);
        }
    }

    /** Under an id that nobody has read yet: what is read once is remembered for a minute. */
    private UUID copyOf(UUID application) {
        UUID copy = Ids.next();
        jdbc.update("""
                insert into fdforge.application select (jsonb_populate_record(a, jsonb_build_object('id', ?::text,
                  'reference', ?::text))).* from fdforge.application a where a.id = ?""", copy.toString(), "COPY-" + copy, application);
        return copy;
    }

    private int documentSize(UUID application) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(
                "select octet_length(document) from fdforge.application where id = ?", Integer.class, application));
    }

    @Test
    void partnersWordsGo() {
        UUID application = person.apply("UNPLACED");
        assertThat(answers(application)).isEqualTo(1);
        assertThat(step("partner-answers", application, true).done()).isPositive();
        step("partner-answers", application, false);
        assertThat(answers(application)).isZero();
        assertThat(http.get("/api/v1/admin/applications/" + application + "/routing", FinMeHttp.ADMIN)
                        .status())
                .isEqualTo(200);
    }

    private int answers(UUID application) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from fdforge.dispatch where application = ? and answer is not null",
                Integer.class,
                application));
    }

    @Test
    void callbacksThatNamedNobodyGoWithTheirKeys() {
        UUID old = Ids.first(Instant.parse("2020-01-01T00:00:00Z"));
        jdbc.update("""
                insert into fdforge.inbox (id, partner, event, state, raw, received_at)
                values (?, 'retention', 'old', 'UNKNOWN_REFERENCE', 'x', now())""", old);
        jdbc.update("insert into fdforge.subject_key values (?, 'x')", old);
        Disposal unmatched = disposal("unmatched-callbacks");
        Instant before = Instant.parse("2020-02-01T00:00:00Z");
        assertThat(unmatched.step(before, null, true)).isEqualTo(new Step(1, 1, 0, null));
        assertThat(unmatched.step(before, null, false)).isEqualTo(new Step(1, 1, 0, null));
        assertThat(unmatched.step(before, null, false)).isEqualTo(new Step(0, 0, 0, null));
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.subject_key where subject = ?", Integer.class, old))
                .isZero();
    }

    @Test
    void receiptsGo() {
        jdbc.update("""
                insert into fdforge.intake (source, key, fingerprint, application_id, status, warnings, at)
                select 'retention', int4send(n), 'f', ?, 'RECEIVED', '[]', '2019-05-05' from generate_series(1, 1500) n""", person.apply("UNPLACED"));
        Disposal receipts = disposal("receipts");
        Instant before = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(receipts.step(before, null, true).done()).isEqualTo(1500);
        Step first = receipts.step(before, null, false);
        assertThat(first.done()).isEqualTo(1000);
        assertThat(receipts.step(before, first.next(), false)).isEqualTo(new Step(500, 500, 0, null));
    }

    /** Nobody has heard of them since: they are erased as if they had asked for it. */
    @Test
    void dormantPersonIsErased() {
        UUID application = person.apply("UNPLACED");
        UUID borrower = person.borrower(application);
        jdbc.update("update fdforge.borrower set changed_at = now() - interval '9 years' where id = ?", borrower);
        jdbc.update(
                "update fdforge.application set received_at = received_at - interval '9 years' where id = ?",
                application);
        assertThat(step("dormant-persons", borrower, false).done()).isEqualTo(1);
        assertThat(erasures.of(borrower).orElseThrow().reason()).isEqualTo(Erasure.Reason.RETENTION);
        assertThatThrownBy(() -> loans.document(application)).isInstanceOf(ErasedException.class);
    }

    /** Just the one row: whatever other tests left behind is older or younger. */
    private Step step(String code, UUID row, boolean dry) {
        UUID justBefore = new UUID(row.getMostSignificantBits(), row.getLeastSignificantBits() - 1);
        // ids tell the time to a millisecond
        Instant after = Instant.ofEpochMilli((row.getMostSignificantBits() >>> 16) + 1);
        return disposal(code).step(after, justBefore, dry);
    }

    private Disposal disposal(String code) {
        return disposals.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode run(boolean dry) {
        Answer begun = http.post(RUNS + "?dryRun=" + dry, FinMeHttp.ADMIN, "");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        @Nullable String report = begun.header("Location");
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> http.get(report, FinMeHttp.AUDITOR).json(),
                        now -> !now.path("state").asText().equals("RUNNING"));
    }
}
