package finme.gateway.server.cases;

import finme.account.Sessions;
import finme.account.SignedIn;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose an application is, by the session that asks for it. */
@Component
class CaseOwner {
    private static final int MOST = 50;

    private final Sessions sessions;
    private final LoanDesk loans;

    CaseOwner(Sessions sessions, LoanDesk loans) {
        this.sessions = sessions;
        this.loans = loans;
    }

    /** Newest first. */
    List<LoanApplication> all(String session) {
        SignedIn borrower = sessions.find(session);
        return loans.ofBorrowers(borrower.borrowers(), null, MOST).items().stream()
                .filter(loan -> borrower.sees(loan.borrower(), loan.id()))
                .toList();
    }

    /** @throws Problem 401; 404 for another person's as for none */
    LoanApplication of(String session, UUID application) {
        SignedIn borrower = sessions.find(session);
        return loans.find(application)
                .filter(found -> borrower.sees(found.borrower(), found.id()))
                .orElseThrow(() -> Problem.notFound("The application"));
    }
}
