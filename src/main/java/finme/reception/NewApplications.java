package finme.reception;

import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.reception.Reception.Receipt;
import finme.source.Source;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What follows once it is clear that an application did not come before. */
@Component
class NewApplications {
    private final Borrowers borrowers;
    private final LoanDesk loans;
    private final Catalogue<Source> sources;

    NewApplications(Borrowers borrowers, LoanDesk loans, Catalogue<Source> sources) {
        this.borrowers = borrowers;
        this.loans = loans;
        this.sources = sources;
    }

    Receipt take(Arrival arrival) {
        UUID id = arrival.id();
        CanonicalApplication document = arrival.application();
        Borrowers.Match match = borrowers.matchOrCreate(document, id, arrival.source());
        LoanApplication application =
                loans.receive(id, match.borrower(), match.returning(), arrival.source(), isTest(arrival), document);
        return new Receipt(id, application.reference(), application.status().name(), arrival.warnings(), false);
    }

    /** A test names how it ends, or all of its source's applications are tests. */
    private boolean isTest(Arrival arrival) {
        return arrival.test() != null
                || sources.find(arrival.source())
                        .filter(found -> found.value().test())
                        .isPresent();
    }
}
