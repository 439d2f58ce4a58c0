package finme.process.loanapplication;

import static finme.process.loanapplication.LoanApplicationProcess.Elements.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.dispatch.DispatchProcess.RoundDecided;
import finme.loan.ApplicationStatus;
import finme.loan.Screening;
import finme.loan.Screening.Verdict;
import finme.loan.ScreeningRules;
import finme.testing.engine.EngineTest;
import finme.testing.engine.FakeCrmSync;
import finme.testing.engine.FakeLoanDesk;
import finme.testing.engine.FakeRoutingDesk;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

/** One scenario for each way out, and for facts that come when nobody waits for them. */
@EngineTest
@Import({ProcessEngineCoverageConfiguration.class, LoanApplicationProcessTests.Coverage.class})
class LoanApplicationProcessTests {
    private static final UUID OFFER = new UUID(0, 1);
    private static final Screening FITS = new Screening(Verdict.ACCEPT, null, "It fits.");

    /** Without {@code @Primary} the library's own default wins and the gate is silent. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Coverage {
        @Bean
        @Primary
        ProcessEngineCoverageProperties coverageGate() {
            return ProcessEngineCoverageProperties.builder()
                    .assertClassCoverageAtLeast(0.95)
                    .reportDirectory("target/process-coverage")
                    .build();
        }
    }

    private final CamundaLoanProcess process;
    private final FakeLoanDesk desk;
    private final FakeRoutingDesk routing;
    private final FakeCrmSync crm;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    @MockitoBean
    private ScreeningRules rules;

    private UUID application = new UUID(0, 0);

    LoanApplicationProcessTests(
            CamundaLoanProcess process,
            FakeLoanDesk desk,
            FakeRoutingDesk routing,
            FakeCrmSync crm,
            org.camunda.bpm.engine.ProcessEngine engine,
            TransactionTemplate transaction,
            JdbcTemplate jdbc) {
        this.process = process;
        this.desk = desk;
        this.routing = routing;
        this.crm = crm;
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
        this.history = engine.getHistoryService();
        this.transaction = transaction;
        this.jdbc = jdbc;
        org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init(engine);
    }

    @BeforeEach
    void newApplication() {
        application = desk.newApplication();
        when(rules.screen(any())).thenReturn(FITS);
    }

    @Test
    void fundsTheLoanOfAnAcceptedOffer() {
        startWith(1);
        answered(true);
        told(() -> process.offerChosen(application, OFFER));
        told(() -> process.contractSigned(application));
        told(() -> process.loanFunded(application));
        assertThat(desk.moves(application)).containsExactly("WITH_PARTNERS", "OFFERED", "ACCEPTED", "SIGNED", "FUNDED");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void asksTheNextPartnersUntilOneOffers() {
        startWith(3);
        answered(false);
        answered(false);
        answered(true);
        assertThat(instance()).isWaitingAt(USER_TASK_CHOOSE_OFFER);
        assertThat(desk.moves(application))
                .containsExactly("WITH_PARTNERS", "WITH_PARTNERS", "WITH_PARTNERS", "OFFERED");
    }

    @Test
    void isUnplacedWhenNobodyLends() {
        startWith(1);
        answered(false);
        assertThat(desk.moves(application)).containsExactly("WITH_PARTNERS", "UNPLACED nobody_left");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void isUnplacedWhenTheBorrowerDeclinesEveryOffer() {
        startWith(1);
        answered(true);
        told(() -> process.offerChosen(application, null));
        assertThat(desk.moves(application)).last().isEqualTo("UNPLACED offers_declined");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void screensOutWhatDoesNotFit() {
        when(rules.screen(any())).thenReturn(new Screening(Verdict.SCREEN_OUT, "under_age", "Too young."));
        startWith(1);
        assertThat(desk.moves(application)).containsExactly("SCREENED_OUT under_age");
        assertThat(routing.ranked(application)).isFalse();
        endsAfterTheCrmConfirmed();
    }

    @Test
    void screensAgainWhatWasCompleted() {
        when(rules.screen(any()))
                .thenReturn(new Screening(Verdict.ASK_FOR_MORE, "income_unknown", "Income?"))
                .thenReturn(FITS);
        startWith(1);
        assertThat(instance())
                .isWaitingAt(USER_TASK_COMPLETE_APPLICATION)
                .task()
                .hasCandidateGroup("operator");
        tasks.complete(task());
        runJob();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
        assertThat(desk.moves(application)).containsExactly("INCOMPLETE income_unknown", "WITH_PARTNERS");
    }

    @Test
    void isRankedUnjudgedOnceAPersonLetItPass() {
        when(rules.screen(any())).thenReturn(new Screening(Verdict.REVIEW, "unusual_income", "Unusual income."));
        startWith(1);
        assertThat(instance()).isWaitingAt(USER_TASK_REVIEW_APPLICATION).task().hasCandidateGroup("operator");
        desk.move(application, ApplicationStatus.ROUTING, null);
        tasks.complete(task());
        runJob();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
        assertThat(desk.moves(application)).containsExactly("ROUTING", "WITH_PARTNERS");
        verify(rules).screen(any());
    }

    @Test
    void expiresWhenNobodyReviewsIt() {
        when(rules.screen(any())).thenReturn(new Screening(Verdict.REVIEW, "unusual_income", "Unusual income."));
        startWith(1);
        runJob();
        runJob();
        assertThat(desk.moves(application)).last().isEqualTo("EXPIRED not_reviewed");
        endsAfterTheCrmConfirmed();
    }

    /** Nothing is judged before it is complete; whoever completes it does not wait for anybody of ours. */
    @Test
    void waitsForWhatCameIncomplete() {
        desk.isIncomplete(application);
        startWith(1);
        assertThat(instance()).isWaitingAt(USER_TASK_COMPLETE_APPLICATION);
        verify(rules, never()).screen(any());
        told(() -> {
            desk.move(application, ApplicationStatus.RECEIVED, null);
            process.completed(application);
        });
        runJob();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
        assertThat(desk.moves(application)).containsExactly("RECEIVED", "WITH_PARTNERS");
    }

    @Test
    void asksNobodyWhoWasQuicker() {
        desk.isIncomplete(application);
        told(() -> process.received(application));
        told(() -> {
            desk.move(application, ApplicationStatus.RECEIVED, null);
            process.completed(application);
        });
        routing.waves(application, 1);
        runJob();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
    }

    @Test
    void judgesNoTestThatSaysHowItEnds() {
        desk.isTest(application, "DECLINED");
        when(rules.screen(any())).thenReturn(new Screening(Verdict.SCREEN_OUT, "under_age", "Too young."));
        startWith(1);
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
    }

    @Test
    void expiresWhenNobodyCompletesIt() {
        when(rules.screen(any())).thenReturn(new Screening(Verdict.ASK_FOR_MORE, "income_unknown", "Income?"));
        startWith(1);
        runJob();
        runJob();
        assertThat(desk.moves(application)).last().isEqualTo("EXPIRED not_completed");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void expiresWhenNobodyChooses() {
        startWith(1);
        answered(true);
        runJob();
        assertThat(desk.moves(application)).last().isEqualTo("EXPIRED deadline_passed");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void expiresWhenNobodySigns() {
        startWith(1);
        answered(true);
        told(() -> process.offerChosen(application, OFFER));
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_CONTRACT_SIGNED);
        runJob();
        assertThat(desk.moves(application)).last().isEqualTo("EXPIRED deadline_passed");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void expiresWhenTheMoneyNeverComes() {
        startWith(1);
        answered(true);
        told(() -> process.contractSigned(application));
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_LOAN_FUNDED);
        runJob();
        assertThat(desk.moves(application)).last().isEqualTo("EXPIRED deadline_passed");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void recallsFromPartnersWhatIsWithdrawnWhileItWaits() {
        startWith(1);
        withdrawn();
        assertThat(routing.recalled(application)).isTrue();
        assertThat(desk.moves(application)).last().isEqualTo("WITHDRAWN");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void canBeWithdrawnBeforeItIsScreenedAndAfterAnOffer() {
        told(() -> process.received(application));
        withdrawn();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_CRM_CONFIRMED);

        application = desk.newApplication();
        startWith(1);
        answered(true);
        withdrawn();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_CRM_CONFIRMED);
    }

    @Test
    void asksNobodyForWhatEndedBeforeItWasScreened() {
        routing.waves(application, 1);
        told(() -> process.received(application));
        desk.move(application, ApplicationStatus.DUPLICATE, null);
        runJob();
        assertThat(routing.ranked(application)).isFalse();
        assertThat(desk.moves(application)).containsExactly("DUPLICATE");
        endsAfterTheCrmConfirmed();
    }

    @Test
    void aPaymentSettlesChoiceAndSignatureThatWeNeverHeardOf() {
        startWith(1);
        answered(true);
        told(() -> process.loanFunded(application));
        assertThat(desk.moves(application)).containsExactly("WITH_PARTNERS", "OFFERED", "ACCEPTED", "SIGNED", "FUNDED");
        told(() -> process.contractSigned(application));
        endsAfterTheCrmConfirmed();
    }

    @Test
    void factsThatNobodyWaitsForChangeNothingAndHurtNobody() {
        startWith(1);
        told(() -> process.contractSigned(application));
        told(() -> process.loanFunded(application));
        told(() -> process.offerChosen(application, OFFER));
        partnersAnswered(desk.newApplication(), true);
        assertThat(synced(application)).isEmpty();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
        answered(true);
        partnersAnswered(application, true);
        assertThat(instance()).isWaitingAt(USER_TASK_CHOOSE_OFFER);
        told(() -> process.offerChosen(application, null));
        told(() -> process.withdrawn(application));
        told(() -> process.offerChosen(application, OFFER));
        assertThat(desk.moves(application)).last().isEqualTo("UNPLACED offers_declined");
        partnersAnswered(application, true);
        endsAfterTheCrmConfirmed();
        assertThat(synced(application)).isEmpty();
    }

    @Test
    void roundsDecidedTogetherGoOnEachInItsWay() {
        UUID first = application;
        startWith(2);
        UUID second = newlyStarted(1);
        UUID third = newlyStarted(1);
        told(() -> process.partnersAnswered(List.of(
                new RoundDecided(first, false), new RoundDecided(second, true), new RoundDecided(third, false))));
        assertThat(desk.moves(first)).containsExactly("WITH_PARTNERS", "WITH_PARTNERS");
        assertThat(desk.moves(second)).last().isEqualTo("OFFERED");
        assertThat(desk.moves(third)).last().isEqualTo("UNPLACED nobody_left");
        assertThat(synced(first, second, third)).containsExactly(third);
    }

    /** Somebody put it there in Cockpit. */
    @Test
    void hearsPartnersWhereverAnExecutionStandsInTheirReceiveTask() {
        startWith(1);
        runtime.createProcessInstanceModification(instance().getId())
                .cancelAllForActivity(RECEIVE_TASK_PARTNERS_ANSWER)
                .startBeforeActivity(RECEIVE_TASK_PARTNERS_ANSWER)
                .execute();
        answered(true);
        assertThat(instance()).isWaitingAt(USER_TASK_CHOOSE_OFFER);
    }

    private UUID newlyStarted(int waves) {
        application = desk.newApplication();
        startWith(waves);
        return application;
    }

    @Test
    void aBrokenTableLeavesTheInstanceWhereItIsUntilItIsMended() {
        when(rules.screen(any()))
                .thenThrow(new IllegalStateException("broken table"))
                .thenReturn(FITS);
        routing.waves(application, 1);
        told(() -> process.received(application));
        Job job = job();
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("broken table");
        assertThat(job().getRetries()).isEqualTo(4);
        runJob();
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
    }

    @Test
    void keepsNoVariableAndNoHistoryBesidesTheInstance() {
        startWith(2);
        answered(false);
        answered(true);
        assertThat(instance()).isWaitingAt(USER_TASK_CHOOSE_OFFER);
        assertThat(jdbc.queryForObject(
                        "select count(*) from engine.act_ru_authorization where resource_type_ = 7", Integer.class))
                .isZero();
        told(() -> process.offerChosen(application, OFFER));
        for (String table :
                List.of("act_ru_variable", "act_hi_varinst", "act_hi_actinst", "act_hi_detail", "act_hi_taskinst")) {
            assertThat(jdbc.queryForObject("select count(*) from engine." + table, Integer.class))
                    .as(table)
                    .isZero();
        }
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(application.toString())
                        .count())
                .isOne();
    }

    private void startWith(int waves) {
        routing.waves(application, waves);
        told(() -> process.received(application));
        assertThat(instance()).isWaitingAt(BUSINESS_RULE_TASK_SCREEN_APPLICATION);
        runJob();
    }

    private void answered(boolean offered) {
        assertThat(instance()).isWaitingAt(RECEIVE_TASK_PARTNERS_ANSWER);
        partnersAnswered(application, offered);
    }

    private void partnersAnswered(UUID to, boolean offered) {
        told(() -> process.partnersAnswered(List.of(new RoundDecided(to, offered))));
    }

    private Set<UUID> synced(UUID... applications) {
        return Objects.requireNonNull(transaction.execute(status -> process.synced(List.of(applications))));
    }

    private void withdrawn() {
        told(() -> {
            desk.move(application, ApplicationStatus.WITHDRAWN, null);
            process.withdrawn(application);
        });
    }

    private void endsAfterTheCrmConfirmed() {
        ProcessInstance instance = instance();
        assertThat(instance).isWaitingAt(RECEIVE_TASK_CRM_CONFIRMED);
        assertThat(crm.handedOver(application)).isTrue();
        assertThat(synced(application)).containsExactly(application);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isZero();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getState())
                .isEqualTo("COMPLETED");
    }

    private void told(Runnable fact) {
        transaction.executeWithoutResult(status -> fact.run());
    }

    private ProcessInstance instance() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .singleResult();
    }

    private String task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(application.toString())
                .singleResult()
                .getId();
    }

    private Job job() {
        return management.createJobQuery().processInstanceId(instance().getId()).singleResult();
    }

    private void runJob() {
        management.executeJob(job().getId());
    }
}
