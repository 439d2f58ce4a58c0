package finme.admin.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.canonical.CanonicalApplication;
import finme.dispatch.DispatchLog;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.PartnerPriorities.Trial;
import finme.dispatch.Reason;
import finme.dispatch.RoutingExplanation;
import finme.dispatch.RoutingExplanation.Misfit;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.RoutingExplanation.Verdict;
import finme.fdforge.ErasedException;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.process.PastRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainedRoutingTests {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID DRAFT = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final Rule RULE = new Rule("Rule_Old", "For people of 21 to 65.");
    private static final Misfit AGE = new Misfit("age", 67, "[21..65]");
    private static final Misfit INCOME = new Misfit("monthlyIncome", 1234, ">= 2000");
    private static final Misfit DEBTS = new Misfit("debtToIncome", null, "<= 0.4");

    private final DispatchLog dispatches = mock(DispatchLog.class);
    private final LoanDesk loans = mock(LoanDesk.class);
    private final PastRules rules = mock(PastRules.class);
    private final LoanApplication application = mock(LoanApplication.class);
    private final ExplainedRouting routing = new ExplainedRouting(dispatches, loans, rules);

    @BeforeEach
    void knows() {
        when(application.id()).thenReturn(ID);
        when(loans.document(ID)).thenReturn(mock(CanonicalApplication.class));
        when(rules.misfits(eq(3), any(), eq(Set.of("Rule_Old"))))
                .thenReturn(Map.of("Rule_Old", List.of(AGE, INCOME, DEBTS)));
    }

    @Test
    void hidesPersonalValuesUntilTheyAreRevealed() {
        assertThat(misfits(false)).containsExactly(AGE, new Misfit("monthlyIncome", "***", ">= 2000"), DEBTS);
        assertThat(misfits(true)).containsExactly(AGE, INCOME, DEBTS);
    }

    @Test
    void asksWithTheAgeOfTheDayItWasDecided() {
        misfits(false);
        verify(loans).facts(eq(application), any(), eq(LocalDate.of(2020, 5, 17)));
    }

    @Test
    void anErasedPersonHasNoValues() {
        when(loans.document(ID)).thenThrow(new ErasedException());
        assertThat(routing.of(application, told("rule_not_matched"), true)
                        .partners()
                        .get(0)
                        .misfits())
                .isNull();
    }

    @Test
    void opensNothingWhereNoRuleWasMissed() {
        assertThat(routing.of(application, told("partner_paused"), true)).isEqualTo(told("partner_paused"));
        verify(loans, never()).document(any());
    }

    @Test
    void aRoundOfADraftHasNoCellsOfADeployedVersion() {
        when(rules.byDraft(eq(DRAFT), eq(3), any(), eq(Set.of("Rule_Old"))))
                .thenReturn(Map.of("Rule_Old", List.of(AGE)));
        assertThat(misfits(told("rule_not_matched", new Trial(DRAFT, true), List.of())))
                .containsExactly(AGE);
        verify(rules, never()).misfits(anyInt(), any(), any());
        assertThat(misfits(told("rule_not_matched", new Trial(DRAFT, false), List.of())))
                .as("what is live decided beside the draft")
                .containsExactly(AGE, INCOME, DEBTS);
    }

    @Test
    void opensTheDocumentOnceForAllRounds() {
        routing.of(application, told("rule_not_matched", null, List.of(told("rule_not_matched"))), true);
        verify(loans).document(ID);
    }

    private List<Misfit> misfits(RoutingExplanation told) {
        return routing.of(application, told, true).partners().get(0).misfits();
    }

    private List<Misfit> misfits(boolean clear) {
        return routing.of(application, told("rule_not_matched"), clear)
                .partners()
                .get(0)
                .misfits();
    }

    private static RoutingExplanation told(String code) {
        return told(code, null, List.of());
    }

    private static RoutingExplanation told(String code, @Nullable Trial trial, List<RoutingExplanation> earlier) {
        return new RoutingExplanation(
                "partner-prioritisation",
                3,
                Instant.parse("2020-05-17T12:00:00Z"),
                1,
                Mode.WATERFALL,
                List.of(new PartnerVerdict(
                        "beta",
                        Verdict.RULED_OUT,
                        null,
                        RULE,
                        new Reason(code, "The closest rule asks for another."),
                        null)),
                earlier,
                trial);
    }
}
