package finme.dispatch.applying;

import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.canonical.PersonFacts;
import finme.fdforge.ErasedException;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds what a partner says of the person to the golden record, as the partner's word. */
@Component
public class PersonNews {
    private final PersonFacts facts;
    private final Borrowers borrowers;
    private final LoanDesk loans;

    PersonNews(PersonFacts facts, Borrowers borrowers, LoanDesk loans) {
        this.facts = facts;
        this.borrowers = borrowers;
        this.loans = loans;
    }

    /** In the transaction of the answer. What can't be read is left out; a person who was erased learns nothing. */
    void learn(LoanApplication loan, String partner, Map<String, Object> told) {
        if (told.isEmpty()) {
            return;
        }
        try {
            PersonFacts.Facts read = facts.read(told, country(loan.id()), Instant.now());
            if (!read.values().isEmpty()) {
                borrowers.learn(loan.borrower(), read.values(), "partner:" + partner, loan.id());
            }
        } catch (ErasedException erased) {
            return;
        }
    }

    /** As far as it is known without an application. */
    public PersonFacts.Facts read(Map<String, Object> told) {
        return facts.read(told, null, Instant.now());
    }

    private @Nullable String country(UUID application) {
        try {
            CanonicalApplication.Address address =
                    loans.document(application).borrower().address();
            return address == null ? null : address.country();
        } catch (ErasedException notKept) {
            return null;
        }
    }
}
