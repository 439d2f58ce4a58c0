package finme.dispatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An offer for an application that has ended. */
class ConflictRuleTests {
    private final LoanApplication ended = mock(LoanApplication.class);

    ConflictRuleTests() {
        when(ended.status()).thenReturn(ApplicationStatus.UNPLACED);
    }

    @Test
    void isForAPersonWhenThePartnerMayHaveTakenItAllTheTime() {
        assertThat(contradicts("timeout", Outcome.TIMED_OUT)).isTrue();
        assertThat(contradicts("http_500", Outcome.FAILED)).isTrue();
        assertThat(contradicts(AttemptResult.OVERDUE, Outcome.UNDER_REVIEW, Outcome.TIMED_OUT))
                .isTrue();
    }

    @Test
    void isLateWhenThePartnerWasOnlySlow() {
        assertThat(contradicts(AttemptResult.OVERDUE, Outcome.PENDING, Outcome.TIMED_OUT))
                .isFalse();
    }

    private boolean contradicts(@Nullable String reason, Outcome... heard) {
        OutcomeSet standing = OutcomeSet.NEW;
        for (Outcome word : heard) {
            standing = standing.hear(word);
        }
        Dispatch dispatch = mock(Dispatch.class);
        when(dispatch.outcomes()).thenReturn(standing);
        when(dispatch.outcome()).thenReturn(standing.outcome());
        when(dispatch.reasonCode()).thenReturn(reason);
        PartnerWords words = new PartnerWords(null, null, null, List.of(), null);
        Answer yes = new Answer(Outcome.OFFERED, null, List.of(), null, words);
        return ConflictRule.contradicts(ended, List.of(), dispatch, yes, () -> false);
    }

    /** Somebody of the house has noted the payment before the lender told of it. */
    @Test
    void confirmsAPaymentThatWeHaveNotedOfTheOfferThatWasChosen() {
        assertThat(paidOut(ApplicationStatus.FUNDED, true)).isFalse();
        assertThat(paidOut(ApplicationStatus.FUNDED, false)).isTrue();
        assertThat(paidOut(ApplicationStatus.UNPLACED, true)).isTrue();
    }

    private static boolean paidOut(ApplicationStatus status, boolean chosen) {
        LoanApplication loan = mock(LoanApplication.class);
        when(loan.status()).thenReturn(status);
        Dispatch dispatch = mock(Dispatch.class);
        when(dispatch.outcomes()).thenReturn(OutcomeSet.NEW.hear(Outcome.OFFERED));
        PartnerWords words = new PartnerWords(null, null, null, List.of(), null);
        Answer funded = new Answer(Outcome.FUNDED, null, List.of(), null, words);
        return ConflictRule.contradicts(loan, List.of(), dispatch, funded, () -> chosen);
    }
}
