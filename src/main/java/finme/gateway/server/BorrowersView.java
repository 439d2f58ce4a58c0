package finme.gateway.server;

import finme.catalogue.Catalogue;
import finme.dispatch.DispatchLog;
import finme.fdforge.LedgerEntry;
import finme.gateway.BorrowerDesk;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;

/** Puts together what a borrower may see: own steps, who was asked, what is offered. No reason codes of lenders. */
@RestController
class BorrowersView implements BorrowerDesk {
    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final Catalogue<Partner> partners;

    BorrowersView(LoanDesk loans, DispatchLog dispatches, Catalogue<Partner> partners) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.partners = partners;
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
        UUID id = application.id();
        Money amount = application.amount();
        return new View(
                application.reference(),
                application.status().name(),
                application.since(),
                application.status().isFinal(),
                application.product(),
                amount == null ? null : amount.value(),
                amount == null ? null : amount.currency(),
                application.termMonths(),
                loans.history(id).stream().map(BorrowersView::step).toList(),
                asked(id),
                dispatches.offers(id).stream().map(this::offer).toList());
    }

    private static Step step(LedgerEntry entry) {
        return new Step(entry.at(), entry.action());
    }

    /** Each partner once, as it stands after its last dispatch. */
    private List<PartnerState> asked(UUID application) {
        Map<String, PartnerState> states = new LinkedHashMap<>();
        for (DispatchLog.Sent sent : dispatches.dispatches(application)) {
            String state = sent.outcome() == null ? "SENT" : sent.outcome().name();
            Instant since = sent.decidedAt() == null ? sent.sentAt() : sent.decidedAt();
            states.put(sent.partner(), new PartnerState(name(sent.partner()), state, since));
        }
        return List.copyOf(states.values());
    }

    private OfferView offer(DispatchLog.Offered offered) {
        return new OfferView(
                name(offered.partner()),
                offered.amount(),
                offered.currency(),
                offered.termMonths(),
                offered.apr(),
                offered.monthlyPayment(),
                offered.totalPayable(),
                offered.redirectUrl(),
                offered.expiresAt());
    }

    private String name(String code) {
        return partners.find(code).map(found -> found.value().name()).orElse(code);
    }
}
