package finme.admin.action;

import finme.dispatch.OfferDesk;
import finme.dispatch.Rerouting;
import finme.dispatch.Rerouting.By;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each is one transaction: what is done, and who did it why. */
@Service
class Actions {
    private final LoanDesk loans;
    private final OfferDesk offers;
    private final Rerouting rerouting;
    private final Ledger ledger;

    Actions(LoanDesk loans, OfferDesk offers, Rerouting rerouting, Ledger ledger) {
        this.loans = loans;
        this.offers = offers;
        this.rerouting = rerouting;
        this.ledger = ledger;
    }

    void sendAgain(UUID application, UUID dispatch, By by) {
        rerouting.sendAgain(application, dispatch, by);
    }

    void routeAgain(UUID application, By by) {
        rerouting.begin(application, Map.of(), by);
    }

    @Transactional
    void accept(UUID application, UUID offer, By by) {
        note(application, "accepted_for_borrower", by);
        offers.accept(application, offer, by.actor());
    }

    @Transactional
    void decline(UUID application, By by) {
        note(application, "declined_for_borrower", by);
        offers.decline(application, by.actor());
    }

    /** @throws Problem 404, 409 in a final status */
    @Transactional
    void end(UUID application, By by) {
        note(application, "ended_by_hand", by);
        loans.withdraw(application, by.actor());
    }

    /** Goes with the transaction when what follows is refused. */
    private void note(UUID id, String action, By by) {
        if (loans.find(id).isEmpty()) {
            throw Problem.notFound("This application");
        }
        LoanApplication loan = loans.lock(id);
        ledger.append(Change.of("application", id, loan.version(), action, by.actor(), by.details()));
    }
}
