package finme.gateway.server.cases;

import finme.dispatch.OfferDesk;
import finme.gateway.BorrowerCases;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;

/** Whose it is comes first, in every call. */
@RestController
class CasesOfBorrower implements BorrowerCases {
    private static final String ACTOR = "borrower";
    private static final int MOST_MARKS = 1000;

    private final CaseOwner owner;
    private final CaseViews views;
    private final CaseParts parts;
    private final OfferDesk offers;
    private final LoanDesk loans;

    CasesOfBorrower(CaseOwner owner, CaseViews views, CaseParts parts, OfferDesk offers, LoanDesk loans) {
        this.owner = owner;
        this.views = views;
        this.parts = parts;
        this.offers = offers;
        this.loans = loans;
    }

    @Override
    public List<CaseView> all(Who who) {
        return owner.all(who.session()).stream()
                .map(loan -> views.view(loan, who.language()))
                .toList();
    }

    @Override
    public Optional<CaseView> find(Which which) {
        try {
            return Optional.of(views.view(own(which), which.language()));
        } catch (Problem unknown) {
            if (unknown.status() == 404) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    @Override
    public void accept(OfferOf offer) {
        offers.accept(owner.of(offer.session(), offer.application()).id(), offer.offer(), ACTOR);
    }

    @Override
    public void decline(Which which) {
        offers.decline(own(which).id(), ACTOR);
    }

    @Override
    public void routeAgain(Which which) {
        parts.chance().take(own(which));
    }

    @Override
    public Optional<Address> follow(OfferOf offer) {
        UUID application = owner.of(offer.session(), offer.application()).id();
        return offers.follow(application, offer.offer(), ACTOR).map(Address::new);
    }

    @Override
    public List<Receipt> withdraw(Withdrawal withdrawal) {
        LoanApplication loan = owner.of(withdrawal.session(), withdrawal.application());
        if (loan.status() != ApplicationStatus.WITHDRAWN) {
            parts.insist(withdrawal);
            loans.withdraw(loan.id(), ACTOR);
        }
        return parts.receipts(loan.id());
    }

    @Override
    public List<Receipt> receipts(Which which) {
        return parts.receipts(own(which).id());
    }

    @Override
    public void complete(Answer answer) {
        parts.complete(owner.of(answer.session(), answer.application()), answer, ACTOR);
    }

    @Override
    public Map<UUID, String> marks(Set<UUID> applications) {
        if (applications.size() > MOST_MARKS) {
            throw Problem.of(422, "too_many", "At most 1,000 at once.");
        }
        return parts.marks(applications);
    }

    private LoanApplication own(Which which) {
        return owner.of(which.session(), which.application());
    }
}
