package finme.admin.application;

import finme.loan.LoanDesk;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The life of an application as the ledger and its dispatches tell it. */
@Component
class Timeline {
    private final LoanDesk loans;

    Timeline(LoanDesk loans) {
        this.loans = loans;
    }

    /** Oldest first. */
    List<Happening> of(UUID application) {
        return loans.history(application).stream()
                .map(entry -> new Happening(entry.at(), entry.action(), entry.actor(), entry.details()))
                .toList();
    }
}
