package finme.dispatch.again;

import finme.dispatch.Outcome;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.model.Delivery.State;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Reasons;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.partner.Partner;
import finme.partner.Partner.OnDoubt;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a partner may get its request again, and if not, why. */
final class RepeatCheck {
    private static final Set<Outcome> SILENT = EnumSet.of(Outcome.FAILED, Outcome.TIMED_OUT);
    private static final Set<ApplicationStatus> OPEN =
            EnumSet.of(ApplicationStatus.WITH_PARTNERS, ApplicationStatus.OFFERED);

    private RepeatCheck() {}

    /** @param newest number of the application's last round */
    static void insist(LoanApplication loan, Dispatch dispatch, int newest, @Nullable Partner partner) {
        if (!OPEN.contains(loan.status())) {
            throw Problem.conflict(
                    "too_late",
                    "Nobody waits for this answer; the status is " + loan.status()
                            + ". An application that nobody took can be routed again.");
        }
        if (dispatch.round() != newest) {
            throw Problem.conflict("earlier_round", "There was another round since; only its partners are asked.");
        }
        if (dispatch.state() == State.SENDING) {
            throw Problem.conflict("on_its_way", "It is on its way to the partner just now.");
        }
        if (dispatch.outcomes().underReview()) {
            throw Problem.conflict("under_review", "The partner has answered; its answer is to be decided on.");
        }
        if (dispatch.state() == State.CLOSED && !SILENT.contains(dispatch.outcome())) {
            throw Problem.conflict("answered", "The partner has answered; only another round asks it anew.");
        }
        insistOn(partner, dispatch);
    }

    private static void insistOn(@Nullable Partner partner, Dispatch dispatch) {
        if (partner == null || Eligibility.takesNothing(partner)) {
            throw Problem.conflict("partner_paused", "The partner is paused; nothing is sent to it.");
        }
        if (!neverLeft(dispatch) && partner.request().onDoubt() != OnDoubt.ASK_AGAIN) {
            throw Problem.conflict("not_repeatable", "The partner would take a repeat for a second application.");
        }
    }

    /** For sure: then a repeat is a first time. */
    static boolean neverLeft(Dispatch dispatch) {
        return dispatch.attempt() == 0
                || dispatch.attempt() == 1 && dispatch.answer() == null && Reasons.isUnsent(dispatch.reasonCode());
    }
}
