package finme.admin.casefile;

import finme.canonical.CanonicalApplication;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows personal values to those who work a case, and keeps who looked. */
@Component
class Reveals {
    private final LoanDesk loans;
    private final Ledger ledger;

    Reveals(LoanDesk loans, Ledger ledger) {
        this.loans = loans;
        this.ledger = ledger;
    }

    /** The ledger row is written first: no look without a trace. */
    @Transactional
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public CanonicalApplication reveal(LoanApplication application, String actor) {
        ledger.append(Change.of(
                "application", application.id(), application.version(), "revealed", actor, Map.of("what", "document")));
        return loans.document(application.id());
    }
}
