package finme.gateway.server;

import finme.fdforge.LedgerEntry;
import finme.gateway.BorrowerDesk;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class BorrowersView implements BorrowerDesk {
    private final LoanDesk loans;

    BorrowersView(LoanDesk loans) {
        this.loans = loans;
    }

    @Override
    public Optional<View> byLink(String token) {
        return loans.byLinkToken(token).flatMap(loans::find).map(this::view);
    }

    @Override
    public void withdraw(String token) {
        UUID id = loans.byLinkToken(token).orElseThrow(() -> Problem.notFound("The application"));
        loans.withdraw(id, "borrower");
    }

    private View view(LoanApplication application) {
        List<Step> steps = loans.history(application.id()).stream()
                .map(BorrowersView::step)
                .toList();
        return new View(
                application.reference(),
                application.status().name(),
                application.since(),
                application.status().isFinal(),
                application.product(),
                application.amount().value(),
                application.amount().currency(),
                application.termMonths(),
                steps,
                List.of(),
                List.of());
    }

    private static Step step(LedgerEntry entry) {
        return new Step(entry.at(), entry.action());
    }
}
