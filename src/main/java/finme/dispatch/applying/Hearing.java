package finme.dispatch.applying;

import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.rule.Judgement;
import finme.fdforge.DatabaseClock;
import finme.loan.LoanApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one more word, or the end of waiting for one, makes of a dispatch. */
@Component
class Hearing {
    private final SealedAnswers safe;
    private final MoreAsked moreAsked;
    private final DatabaseClock clock;
    private final DispatchSettings settings;

    Hearing(SealedAnswers safe, MoreAsked moreAsked, DatabaseClock clock, DispatchSettings settings) {
        this.safe = safe;
        this.moreAsked = moreAsked;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return null when it applied nothing: we gave up on a partner that has spoken or was closed meanwhile */
    @Nullable
    Dispatch of(LoanApplication loan, Dispatch dispatch, AttemptResult result) {
        if (result instanceof Answered said) {
            Answer answer = Judgement.of(loan, dispatch, said.answer(), clock.now());
            return moreAsked.of(loan, answer, safe.keep(loan, dispatch, answer));
        }
        if (!(result instanceof Unanswered unsaid) || dispatch.outcomes().closed()) {
            return null;
        }
        if (!unsaid.reasonCode().equals(AttemptResult.OVERDUE)) {
            return dispatch.outcomes().heard().isEmpty() ? safe.keep(loan, dispatch, unsaid) : null;
        }
        return isReviewed(loan, dispatch) ? overdueReview(loan, dispatch) : safe.keep(loan, dispatch, unsaid);
    }

    /** It has answered in time; it is us who have to understand it. */
    private static boolean isReviewed(LoanApplication loan, Dispatch dispatch) {
        return dispatch.outcomes().underReview()
                && !AttemptResult.DOUBT.equals(dispatch.reasonCode())
                && !loan.status().isFinal();
    }

    /** The next partners are not kept waiting for an operator, and the operator has more time than a partner. */
    private Dispatch overdueReview(LoanApplication loan, Dispatch dispatch) {
        return dispatch.outcomes().awaited()
                ? dispatch.passedOver(clock.now().plus(settings.reviewTime()))
                : safe.keep(loan, dispatch, new Unanswered(finme.dispatch.Outcome.FAILED, "review_not_settled"));
    }
}
