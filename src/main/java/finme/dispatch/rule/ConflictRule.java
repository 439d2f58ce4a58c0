package finme.dispatch.rule;

import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether what a partner says contradicts what became of the application without it: then a person has to talk to it. */
public final class ConflictRule {
    /** The borrower is bound, or money is on its way. */
    private static final Set<Outcome> BINDS = EnumSet.of(Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED);

    private static final Set<Outcome> CONTRACT = EnumSet.of(Outcome.SIGNED, Outcome.FUNDED);

    private ConflictRule() {}

    /**
     * All arguments as they were before it was heard.
     *
     * @param chosen whether the borrower has chosen an offer of this dispatch; asked only where it matters
     */
    public static boolean contradicts(
            LoanApplication loan, List<Dispatch> all, Dispatch dispatch, Answer answer, BooleanSupplier chosen) {
        Outcome word = answer.outcome();
        if (CONTRACT.contains(word) && all.stream().anyMatch(other -> signedElsewhere(other, dispatch))) {
            return true;
        }
        if (!loan.status().isFinal() || loan.status() == ApplicationStatus.FUNDED && heard(dispatch, Outcome.FUNDED)) {
            return false;
        }
        if (BINDS.contains(word)) {
            return !(loan.status() == ApplicationStatus.FUNDED && chosen.getAsBoolean());
        }
        return word == Outcome.OFFERED && gaveUp(dispatch);
    }

    private static boolean signedElsewhere(Dispatch other, Dispatch dispatch) {
        @Nullable Outcome outcome = other.outcome();
        return !other.id().equals(dispatch.id()) && outcome != null && CONTRACT.contains(outcome);
    }

    /** We gave up on it without knowing whether the partner had taken it, or what it had said. It had. */
    private static boolean gaveUp(Dispatch dispatch) {
        @Nullable Outcome outcome = dispatch.outcome();
        return outcome == Outcome.FAILED
                || outcome == Outcome.TIMED_OUT
                        && (heard(dispatch, Outcome.UNDER_REVIEW)
                                || !AttemptResult.OVERDUE.equals(dispatch.reasonCode()));
    }

    private static boolean heard(Dispatch dispatch, Outcome word) {
        OutcomeSet standing = dispatch.outcomes();
        return standing.heard().contains(word);
    }
}
