package finme.dispatch.applying;

import finme.dispatch.DispatchProcess;
import finme.dispatch.DispatchProcess.RoundDecided;
import finme.dispatch.Outcome;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Offer;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the application along when a partner reports that the loan went on: also when reports in between got lost. */
@Component
class Progress {
    private final LoanDesk loans;
    private final LoanProcess process;
    private final DispatchProcess dispatch;

    Progress(LoanDesk loans, LoanProcess process, DispatchProcess dispatch) {
        this.loans = loans;
        this.process = process;
        this.dispatch = dispatch;
    }

    /** @param heard as it stands since the partner spoke */
    void follow(Dispatch heard) {
        ApplicationStatus target = target(heard.outcome());
        ApplicationStatus before = null;
        while (target != null) {
            ApplicationStatus status = loans.lock(heard.application()).status();
            if (status == before || status.isFinal() || status.compareTo(target) >= 0) {
                return;
            }
            before = status;
            step(status, heard);
        }
    }

    private static @Nullable ApplicationStatus target(@Nullable Outcome outcome) {
        if (outcome == Outcome.ACCEPTED) {
            return ApplicationStatus.ACCEPTED;
        }
        if (outcome == Outcome.SIGNED) {
            return ApplicationStatus.SIGNED;
        }
        return outcome == Outcome.FUNDED ? ApplicationStatus.FUNDED : null;
    }

    private void step(ApplicationStatus status, Dispatch heard) {
        UUID application = heard.application();
        switch (status) {
            case WITH_PARTNERS -> dispatch.partnersAnswered(List.of(new RoundDecided(application, true)));
            case OFFERED -> process.offerChosen(application, offer(heard));
            case ACCEPTED -> process.contractSigned(application);
            case SIGNED -> process.loanFunded(application);
            default -> {}
        }
    }

    /** A partner speaks of a case, not of one of its offers: the first stands for them. */
    private static UUID offer(Dispatch heard) {
        return Offer.id(heard.id(), 0);
    }
}
