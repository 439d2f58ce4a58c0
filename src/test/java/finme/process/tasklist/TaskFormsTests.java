package finme.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.OfferDesk;
import finme.form.TaskForms.Value;
import finme.kernel.Fault;
import finme.loan.IncompleteApplications;
import finme.loan.LoanProcess;
import finme.process.loanapplication.LoanApplicationProcess.Elements;
import finme.testing.engine.EngineTest;
import finme.testing.engine.FakeLoanDesk;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.transaction.support.TransactionTemplate;

/** An instance stands at a user task; what Tasklist does with its form is done through the engine's own services. */
@EngineTest
class TaskFormsTests {
    private static final UUID OFFER = new UUID(0, 7);

    private final ProcessEngine engine;
    private final FormService forms;
    private final FormFields fields;
    private final FakeLoanDesk desk;
    private final DispatchLog dispatches;
    private final OfferDesk offers;
    private final IncompleteApplications incomplete;
    private final LoanProcess process;
    private final TransactionTemplate transaction;
    private UUID application = new UUID(0, 0);

    TaskFormsTests(
            ProcessEngine engine,
            FormFields fields,
            FakeLoanDesk desk,
            DispatchLog dispatches,
            OfferDesk offers,
            IncompleteApplications incomplete,
            LoanProcess process,
            TransactionTemplate transaction) {
        this.engine = engine;
        this.fields = fields;
        this.forms = engine.getFormService();
        this.desk = desk;
        this.dispatches = dispatches;
        this.offers = offers;
        this.incomplete = incomplete;
        this.process = process;
        this.transaction = transaction;
    }

    @BeforeEach
    void newApplication() {
        application = desk.newApplication();
    }

    @AfterEach
    void cleanUp() {
        engine.getIdentityService().clearAuthentication();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .list()
                .forEach(left -> engine.getRuntimeService().deleteProcessInstance(left.getId(), "end of the test"));
        reset(dispatches, offers, incomplete);
    }

    @Test
    void theOffersAreReadWhenTheFormIsOpenedAndKeptNowhere() {
        String task = waitingForAChoice();
        VariableMap shown = forms.getTaskFormVariables(task);
        assertThat(shown).containsEntry("reference", "FM-TEST").containsEntry("application", application.toString());
        assertThat(shown.<ObjectValue>getValueTyped("offers").getValueSerialized())
                .contains(OFFER.toString())
                .contains("alpha: 6,000 EUR over 36 months, 199.50 EUR a month")
                .contains("NONE");
        assertThat(shown.<ObjectValue>getValueTyped("rows").getValueSerialized())
                .contains("\"apr\":\"9.9 %\"", "\"total\":\"\"", "\"until\":\"3 Dec 2026, 10:00 UTC\"");
        assertThat(forms.getTaskFormVariables(task, List.of("reference"), false))
                .containsOnlyKeys("reference");
        assertThat(stored()).isZero();
    }

    /** What the designer says of a task is what it does. */
    @Test
    void everyNameThatIsShownIsOneThatTheDesignerTellsOf() {
        String task = waitingForAChoice();
        assertThat(fields.of(Elements.USER_TASK_CHOOSE_OFFER, "Choose")
                        .orElseThrow()
                        .shows())
                .extracting(Value::name)
                .containsExactlyInAnyOrderElementsOf(
                        forms.getTaskFormVariables(task).keySet());
        assertThat(fields.of("UserTask_Other", "Other")).isEmpty();
    }

    @Test
    void anOfferChosenInTasklistMovesTheApplication() {
        String task = waitingForAChoice();
        doAnswer(call -> chosen(OFFER)).when(offers).accept(application, OFFER, "system");
        forms.submitTaskForm(task, Map.of("offer", OFFER.toString()));
        assertThat(desk.moves(application)).endsWith("OFFERED", "ACCEPTED");
        assertThat(stored()).isZero();
    }

    @Test
    void whoMayNotWorkOnTheTaskDecidesNothing() {
        String task = waitingForAChoice();
        engine.getIdentityService().setAuthenticatedUserId("stranger");
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("offer", OFFER.toString())))
                .isInstanceOf(AuthorizationException.class);
        verifyNoInteractions(offers);
    }

    @Test
    void noneOfTheOffersEndsTheSearch() {
        String task = waitingForAChoice();
        doAnswer(call -> chosen(null)).when(offers).decline(any(), any());
        forms.submitTaskForm(task, Map.of("offer", "NONE"));
        assertThat(desk.moves(application)).endsWith("OFFERED", "UNPLACED offers_declined");
    }

    @Test
    void anOfferThatDoesNotStandIsRefusedAndNothingMoves() {
        String task = waitingForAChoice();
        for (Map<String, Object> sent : List.<Map<String, Object>>of(
                Map.of("offer", UUID.randomUUID().toString()), Map.of("offer", 7), Map.of())) {
            assertThatThrownBy(() -> forms.submitTaskForm(task, sent))
                    .isInstanceOf(FormFieldValidationException.class)
                    .hasMessageContaining("Choose one of the offers");
        }
        assertThat(desk.moves(application)).endsWith("OFFERED");
    }

    @Test
    void whatElseIsSentIsNotStored() {
        String task = waitingForAChoice();
        assertThatThrownBy(
                        () -> forms.submitTaskForm(task, Map.of("offer", OFFER.toString(), "phone", "+420601000184")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageNotContaining("601000184");
        assertThat(desk.moves(application)).endsWith("OFFERED");
        assertThat(stored()).isZero();
    }

    @Test
    void aTaskThatWaitsForTheBorrowerSaysWhatForAndCantBeFinishedByHand() {
        desk.isIncomplete(application);
        when(incomplete.missing(Mockito.any()))
                .thenReturn(List.of(
                        new Fault("/borrower/birthDate", "required", "A value is needed here."),
                        new Fault("/product", "required", "A value is needed here.")));
        String task = waitingAt(Elements.USER_TASK_COMPLETE_APPLICATION);
        assertThat(forms.getTaskFormVariables(task))
                .containsEntry("byBorrower", true)
                .containsEntry("waitsFor", "birth date, product");
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("checked", true)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Required values are missing still");
    }

    @Test
    void whatScreeningAskedForIsConfirmedAndScreenedAgain() {
        String task = waitingAt(Elements.USER_TASK_COMPLETE_APPLICATION);
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of()))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Confirm");
        forms.submitTaskForm(task, Map.of("checked", true));
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .activityId("BusinessRuleTask_ScreenApplication")
                        .list())
                .isNotEmpty();
    }

    @Test
    void whatIsReviewedPassesOrIsDeclinedWithAReason() {
        String task = waitingAt(Elements.USER_TASK_REVIEW_APPLICATION);
        refuses(task, Map.of(), "Say whether it passes");
        refuses(task, Map.of("verdict", "DECLINE"), "Choose why it is declined");
        refuses(task, Map.of("verdict", "DECLINE", "reason", "Irina Novak"), "Choose why it is declined");
        assertThat(desk.moves(application)).isEmpty();
        forms.submitTaskForm(task, Map.of("verdict", "PASS"));
        assertThat(desk.moves(application)).containsExactly("ROUTING");
        newApplication();
        forms.submitTaskForm(
                waitingAt(Elements.USER_TASK_REVIEW_APPLICATION),
                Map.of("verdict", "DECLINE", "reason", "contradictory"));
        assertThat(desk.moves(application)).containsExactly("SCREENED_OUT contradictory");
        assertThat(stored()).isZero();
    }

    private void refuses(String task, Map<String, Object> sent, String sentence) {
        assertThatThrownBy(() -> forms.submitTaskForm(task, sent))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void theFormItselfIsTheShippedOne() throws Exception {
        try (var form = forms.getDeployedTaskForm(waitingForAChoice())) {
            assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8)).contains("\"id\": \"choose-offer\"");
        }
    }

    private @Nullable Object chosen(@Nullable UUID offer) {
        process.offerChosen(application, offer);
        return null;
    }

    private String waitingForAChoice() {
        when(dispatches.offers(application))
                .thenReturn(List.of(new Offered(
                        OFFER,
                        "alpha",
                        new BigDecimal("6000.00"),
                        "EUR",
                        36,
                        new BigDecimal("9.90"),
                        new BigDecimal("199.50"),
                        null,
                        null,
                        null,
                        Instant.parse("2026-12-03T10:00:00Z"),
                        false)));
        return waitingAt(Elements.USER_TASK_CHOOSE_OFFER);
    }

    private String waitingAt(String element) {
        transaction.executeWithoutResult(status -> process.received(application));
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .singleResult()
                .getId();
        engine.getRuntimeService()
                .createProcessInstanceModification(instance)
                .cancelAllForActivity("BusinessRuleTask_ScreenApplication")
                .startBeforeActivity(element)
                .execute();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    private long stored() {
        return engine.getRuntimeService().createVariableInstanceQuery().count();
    }
}
