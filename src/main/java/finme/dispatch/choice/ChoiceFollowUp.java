package finme.dispatch.choice;

import finme.dispatch.DispatchProcess;
import finme.dispatch.DispatchProcess.RoundDecided;
import finme.dispatch.applying.SealedAnswers;
import finme.dispatch.model.Offer;
import finme.dispatch.notice.NoticeBook;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What follows from a choice: the ledger, the process, the partner. */
@Component
class ChoiceFollowUp {
    private static final String KIND = "application";

    private final Ledger ledger;
    private final LoanProcess process;
    private final DispatchProcess rounds;
    private final NoticeBook notices;
    private final SealedAnswers safe;

    ChoiceFollowUp(Ledger ledger, LoanProcess process, DispatchProcess rounds, NoticeBook notices, SealedAnswers safe) {
        this.ledger = ledger;
        this.process = process;
        this.rounds = rounds;
        this.notices = notices;
        this.safe = safe;
    }

    void accepted(LoanApplication loan, Offer offer, String actor) {
        note(loan, "offer_chosen", actor, Map.of("partner", offer.partner(), "offer", offer.id()));
        if (loan.status() == ApplicationStatus.WITH_PARTNERS) {
            rounds.partnersAnswered(List.of(new RoundDecided(loan.id(), true)));
        }
        process.offerChosen(loan.id(), offer.id());
        notices.accept(offer);
    }

    void declined(LoanApplication loan, String actor) {
        note(loan, "offers_declined", actor, Map.of());
        process.offerChosen(loan.id(), null);
    }

    void followed(LoanApplication loan, Offer offer, String actor) {
        note(loan, "went_to_partner", actor, Map.of("partner", offer.partner(), "offer", offer.id()));
    }

    Optional<String> address(LoanApplication loan, Offer offer) {
        return Optional.ofNullable(safe.openUrl(loan.borrower(), offer));
    }

    private void note(LoanApplication loan, String action, String actor, Map<String, Object> details) {
        ledger.append(Change.of(KIND, loan.id(), loan.version(), action, actor, details));
    }
}
