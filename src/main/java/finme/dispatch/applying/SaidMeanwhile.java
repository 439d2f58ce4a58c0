package finme.dispatch.applying;

import finme.dispatch.DispatchProcess;
import finme.dispatch.DispatchProcess.RoundDecided;
import finme.dispatch.Meanwhile;
import finme.dispatch.OfferDesk;
import finme.dispatch.OfferDesk.Choice;
import finme.dispatch.model.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All of it stands in the rows; it is told in the order in which an application hears it. */
@Component
class SaidMeanwhile implements Meanwhile {
    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final Answers answers;
    private final OfferDesk offers;
    private final Progress progress;
    private final DispatchProcess rounds;
    private final LoanProcess process;

    SaidMeanwhile(
            LoanDesk loans,
            Dispatches dispatches,
            Answers answers,
            OfferDesk offers,
            Progress progress,
            DispatchProcess rounds,
            LoanProcess process) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.answers = answers;
        this.offers = offers;
        this.progress = progress;
        this.rounds = rounds;
        this.process = process;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID application) {
        List<Dispatch> all = dispatches.of(application);
        RoundDecided decided = all.isEmpty() ? null : answers.decided(loans.lock(application), all);
        if (decided != null) {
            rounds.partnersAnswered(List.of(decided));
        }
        Choice choice = offers.choices(List.of(application)).get(application);
        if (choice != null && loans.lock(application).status() == ApplicationStatus.OFFERED) {
            process.offerChosen(application, choice.offer());
        }
        all.forEach(progress::follow);
    }
}
