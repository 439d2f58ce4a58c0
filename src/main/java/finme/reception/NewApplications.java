package finme.reception;

import finme.borrower.Borrowers;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.loan.IncompleteApplications;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.LoanDesk.Arrived;
import finme.reception.Reception.Receipt;
import finme.source.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows once it is clear that an application did not come before. */
@Component
class NewApplications {
    private final Borrowers borrowers;
    private final LoanDesk loans;
    private final IncompleteApplications incomplete;
    private final Duplicates duplicates;
    private final Catalogue<Source> sources;

    NewApplications(
            Borrowers borrowers,
            LoanDesk loans,
            IncompleteApplications incomplete,
            Duplicates duplicates,
            Catalogue<Source> sources) {
        this.borrowers = borrowers;
        this.loans = loans;
        this.incomplete = incomplete;
        this.duplicates = duplicates;
        this.sources = sources;
    }

    Receipt take(Arrival arrival) {
        Source source = sources.find(arrival.source()).map(Versioned::value).orElse(null);
        boolean test = arrival.test() != null || source != null && source.test();
        LoanApplication application = store(arrival, test);
        if (application.isIncomplete()) {
            incomplete.ask(arrival.id(), arrival.missing());
        }
        String status = application.status().name();
        if (!test && isDuplicate(source, arrival, application)) {
            status = Duplicates.STATUS;
        }
        return new Receipt(arrival.id(), application.reference(), status, arrival.warnings(), false);
    }

    /** A person of a test is nobody: what a test says must not be told of anybody. */
    private LoanApplication store(Arrival arrival, boolean test) {
        Borrowers.Match match = test
                ? borrowers.createApart(arrival.application(), arrival.id(), arrival.source())
                : borrowers.matchOrCreate(arrival.application(), arrival.id(), arrival.source());
        return loans.receive(new Arrived(
                arrival.id(),
                match.borrower(),
                match.returning(),
                arrival.source(),
                test,
                arrival.test(),
                arrival.missing().isEmpty(),
                arrival.application()));
    }

    /** The keys of the person are locked by now: of two that come together the second sees the first. */
    private boolean isDuplicate(@Nullable Source source, Arrival arrival, LoanApplication application) {
        return source != null
                && source.duplicates() != null
                && duplicates.close(source.duplicates(), arrival, application);
    }
}
