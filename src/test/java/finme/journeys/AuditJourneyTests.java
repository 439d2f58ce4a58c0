package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.audit.Audit;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit of a healthy FinMe finds nothing; each planted violation is found under its rule, and rolled back. */
@FinMeTest
class AuditJourneyTests {
    private static final String COPY_OF_DISPATCH = """
            insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference, test,
              state, due_at, attempt, created_at, decide_by, heard, outcome)
            select gen_random_uuid(), application, partner, partner_version, round + %d, wave, mode,
              gen_random_uuid()::text, test, state, due_at, attempt, created_at, decide_by, heard, outcome
            from fdforge.dispatch where application = :application""";
    private static final String ERASURE = """
            with erased as (
              insert into fdforge.erasure (id, reason, actor, state, requested_at)
              values (gen_random_uuid(), 'OTHER', 'test', '%s', now() - interval '1 hour') returning id)
            insert into fdforge.erasure_person (person, erasure)
            select a.borrower_id, erased.id from fdforge.application a, erased where a.id = :application""";
    private static final String JOB = """
            insert into engine.act_ru_job (id_, type_, retries_, root_proc_inst_id_, process_instance_id_, create_time_,
              lock_exp_time_)
            select gen_random_uuid()::text, 'message', %s, id_, id_, localtimestamp - interval '1 hour',
              localtimestamp - interval '2 minutes'
            from engine.act_ru_execution where business_key_ = cast(:application as text)""";

    private static final String STAND_ELSEWHERE = """
            update engine.act_ru_execution set act_id_ = '%s'
            where is_active_ and proc_inst_id_ = (
              select id_ from engine.act_ru_execution where business_key_ = cast(:application as text))""";

    private static String ended = "";
    private static String waiting = "";

    private final World world;
    private final FinMeHttp http;
    private final Audit audit;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    AuditJourneyTests(
            FinMeHttp http, Audit audit, NamedParameterJdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.world = new World(http);
        this.http = http;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void oneThatEndedAndOneThatWaits() {
        if (!ended.isEmpty()) {
            return;
        }
        ended = world.apply(world.lender("j-audited", "decline", Map.of()));
        waiting = world.apply(world.lender("j-awaited", "pending-then-accept?after=PT10M", Map.of()));
        world.awaitStatus(ended, "UNPLACED");
        await().atMost(World.PATIENCE).until(() -> world.instances(ended) == 0);
        world.awaitOutcome(waiting, "j-awaited", "PENDING");
    }

    @Test
    void aHealthyFinMeHasNothingToHide() {
        JsonNode report = http.get("/api/v1/admin/audit", FinMeHttp.AUDITOR).json();
        assertThat(report.path("rules").findValuesAsText("code"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(15);
        assertThat(report.path("applications").asLong())
                .isEqualTo(report.path("ended").asLong() + report.path("live").asLong());
        for (String application : List.of(ended, waiting)) {
            assertThat(chain(application).path("findings")).isEmpty();
        }
    }

    @Test
    void showsAnApplicationFromAcknowledgementToEnd() {
        assertThat(chain(ended).path("links").findValuesAsText("step"))
                .containsSubsequence("acknowledged", "ranked", "dispatched")
                .contains("received", "with_partners", "unplaced", "handed_to_crm", "crm_confirmed");
        assertThat(chain(waiting).path("links").findValuesAsText("step")).contains("stands_at");
    }

    @Test
    void knowsNothingOfWhatNeverWas() {
        assertThat(http.get("/api/v1/admin/audit/" + UUID.randomUUID(), FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsAPlantedViolation(String rule, boolean ofEnded, String violation) {
        UUID application = UUID.fromString(ofEnded ? ended : waiting);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // Past the trigger that keeps the ledger append-only, as only the database's owner can.
            jdbc.update("set local session_replication_role = replica", Map.of());
            assertThat(jdbc.update(violation, Map.of("application", application)))
                    .isPositive();
            assertThat(audit.of(application).findings())
                    .extracting(Audit.Broken::code)
                    .contains(rule);
            Audit.Report report = audit.run();
            assertThat(report.clean()).isFalse();
            assertThat(report.rules())
                    .filteredOn(checked -> checked.code().equals(rule))
                    .singleElement()
                    .satisfies(checked -> assertThat(checked.findings()).isPositive());
        });
        assertThat(chain(application.toString()).path("clean").asBoolean()).isTrue();
    }

    static Stream<Arguments> findsAPlantedViolation() {
        return Stream.of(
                planted("intake.stored", true, "delete from fdforge.application where id = :application"),
                planted(
                        "application.received",
                        true,
                        "delete from fdforge.ledger where subject = :application and action = 'received'"),
                planted("application.ended_once", true, """
                        insert into fdforge.ledger (kind, subject, version, action, actor, details)
                        values ('application', :application, 9, 'expired', 'system', '{}')"""),
                planted("application.ended_once", true, """
                        update fdforge.application set status = 'WITH_PARTNERS' where id = :application"""),
                planted("erasure.unreadable", true, ERASURE.formatted("DONE")),
                planted("erasure.done", false, ERASURE.formatted("REQUESTED")),
                planted("dispatch.once", true, COPY_OF_DISPATCH.formatted(0)),
                planted("dispatch.key", true, COPY_OF_DISPATCH.formatted(0)),
                planted("dispatch.one_round", false, COPY_OF_DISPATCH.formatted(1)),
                planted(
                        "dispatch.known",
                        true,
                        "update fdforge.dispatch set heard = '' where application = :application"),
                planted("dispatch.known", true, "delete from fdforge.application where id = :application"),
                planted("offer.once", true, """
                        insert into fdforge.offer (id, application, dispatch, partner, position, amount, currency, received_at)
                        select gen_random_uuid(), application, id, partner, 0, 1, 'EUR', now()
                        from fdforge.dispatch, generate_series(1, 2) where application = :application"""),
                planted("inbox.applied", true, """
                        insert into fdforge.inbox (id, partner, event, dispatch, application, state, outcome, raw, received_at)
                        select gen_random_uuid(), partner, 'planted', id, application, 'APPLIED', 'FUNDED', '', now()
                        from fdforge.dispatch where application = :application"""),
                planted("inbox.taken", false, """
                        insert into fdforge.inbox (id, partner, event, dispatch, application, state, outcome, raw, received_at)
                        select gen_random_uuid(), partner, 'planted', id, application, 'TO_APPLY', 'OFFERED', '',
                          now() - interval '2 minutes'
                        from fdforge.dispatch where application = :application"""),
                planted("dispatch.looked_after", false, """
                        update fdforge.dispatch set due_at = now() - interval '2 minutes' where application = :application"""),
                planted("crm.known", true, "delete from fdforge.application where id = :application"),
                planted("crm.told", true, """
                        with up as (update fdforge.delivery_receiver
                          set last_delivered_at = now(), last_error_at = null, due_at = '-infinity' where name = 'crm:main')
                        update fdforge.delivery_state set state = 'WAITING', due_at = now() - interval '2 minutes'
                        where kind = 'application' and key = cast(:application as text)"""),
                planted("process.of_open", false, """
                        update engine.act_ru_execution set business_key_ = null
                        where business_key_ = cast(:application as text)"""),
                planted("process.of_ended", false, """
                        update fdforge.application set status = 'UNPLACED' where id = :application"""),
                planted("process.of_nobody", false, "delete from fdforge.application where id = :application"),
                planted("process.waits", false, STAND_ELSEWHERE.formatted("UserTask_ChooseOffer")),
                planted("process.waits", false, """
                        with ended as (update fdforge.application set status = 'UNPLACED' where id = :application)
                        """ + STAND_ELSEWHERE.formatted("ReceiveTask_CrmConfirmed")),
                planted("process.goes_on", false, """
                        update fdforge.dispatch set state = 'CLOSED' where application = :application"""),
                planted("job.failed", false, JOB.formatted("0")),
                planted("job.taken", false, JOB.formatted("3")));
    }

    private static Arguments planted(String rule, boolean ofEnded, String violation) {
        return Arguments.of(rule, ofEnded, violation);
    }

    private JsonNode chain(String application) {
        return http.get("/api/v1/admin/audit/" + application, FinMeHttp.AUDITOR).json();
    }
}
