package finme.settlement.book;

import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.LoanFact;
import finme.dispatch.OfferDesk;
import finme.dispatch.Outcome;
import finme.kernel.Money;
import finme.loan.ApplicationMoved;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What we know without the partner's word: the borrower has accepted an offer here, somebody of the house has noted that
 * the contract was signed or the money paid out. It counts as the chosen partner's, until that tells otherwise.
 */
@Component
class OwnFacts {
    private static final Map<ApplicationStatus, Outcome> WORDS = new EnumMap<>(Map.of(
            ApplicationStatus.ACCEPTED, Outcome.ACCEPTED,
            ApplicationStatus.SIGNED, Outcome.SIGNED,
            ApplicationStatus.FUNDED, Outcome.FUNDED));

    private final Facts facts;
    private final Bookkeeper books;
    private final LoanDesk loans;
    private final OfferDesk choices;
    private final DispatchLog dispatches;

    OwnFacts(Facts facts, Bookkeeper books, LoanDesk loans, OfferDesk choices, DispatchLog dispatches) {
        this.facts = facts;
        this.books = books;
        this.loans = loans;
        this.choices = choices;
        this.dispatches = dispatches;
    }

    @EventListener
    void moved(ApplicationMoved moved) {
        Outcome word = WORDS.get(moved.status());
        if (word == null || facts.isTold(moved.application(), word)) {
            return;
        }
        LoanApplication loan = loans.find(moved.application()).orElseThrow();
        if (!loan.test()) {
            chosen(loan, word).ifPresent(books::bookOwn);
        }
    }

    private Optional<LoanFact> chosen(LoanApplication loan, Outcome word) {
        List<UUID> one = List.of(loan.id());
        OfferDesk.Choice choice = choices.choices(one).get(loan.id());
        if (choice == null) {
            return Optional.empty();
        }
        Optional<Offered> offer = dispatches.offers(one).getOrDefault(loan.id(), List.of()).stream()
                .filter(each -> each.id().equals(choice.offer()))
                .findFirst();
        return dispatches.dispatches(one).getOrDefault(loan.id(), List.of()).stream()
                .filter(sent -> sent.partner().equals(choice.partner()))
                .reduce((earlier, later) -> later)
                .map(Sent::id)
                .flatMap(dispatch -> offer.map(each -> new LoanFact(
                        loan.id(),
                        loan.reference(),
                        dispatch,
                        choice.partner(),
                        word,
                        new Money(each.amount(), each.currency()),
                        false,
                        false)));
    }
}
