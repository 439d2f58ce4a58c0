package finme.dispatch.answer;

import finme.dispatch.DispatchProcess;
import finme.dispatch.Outcome;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
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

    void follow(UUID application, @Nullable Outcome outcome) {
        ApplicationStatus target = target(outcome);
        ApplicationStatus before = null;
        while (target != null) {
            LoanApplication loan = loans.lock(application);
            ApplicationStatus status = loan.status();
            if (status == before || status.isFinal() || status.compareTo(target) >= 0) {
                return;
            }
            before = status;
            step(loan);
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

    private void step(LoanApplication loan) {
        switch (loan.status()) {
            case WITH_PARTNERS -> {
                String waitingAt = loan.waitingAt();
                if (waitingAt != null) {
                    loans.waitAt(loan.id(), null);
                    dispatch.partnersAnswered(loan.id(), waitingAt, true);
                }
            }
            case OFFERED -> process.offerChosen(loan.id(), true);
            case ACCEPTED -> process.contractSigned(loan.id());
            case SIGNED -> process.loanFunded(loan.id());
            default -> {}
        }
    }
}
