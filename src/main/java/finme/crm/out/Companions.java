package finme.crm.out;

import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Borrowers of applications that a CRM has refused: one that is older than the connection may link to a person it was
 * never told of, and would be refused for ever. Asked only then, so that whoever is taken costs nothing.
 */
@Component
class Companions {
    private final LoanDesk loans;
    private final States states;

    Companions(LoanDesk loans, States states) {
        this.loans = loans;
        this.states = states;
    }

    /** In the transaction that writes the refusals down. */
    void tell(Crm crm, Collection<Subject> refused) {
        List<UUID> applications = refused.stream()
                .filter(subject -> subject.kind().equals(RecordKind.APPLICATION.word()))
                .map(subject -> UUID.fromString(subject.key()))
                .toList();
        if (applications.isEmpty() || !crm.hears(RecordKind.BORROWER)) {
            return;
        }
        List<String> borrowers = loans.findAll(applications).stream()
                .map(LoanApplication::borrower)
                .map(UUID::toString)
                .distinct()
                .toList();
        Set<Subject> untold = new HashSet<>(Hearers.subjects(RecordKind.BORROWER, borrowers));
        untold.removeAll(states.known(crm.receiver(), untold));
        if (!untold.isEmpty()) {
            states.tell(crm.receiver(), untold);
        }
    }
}
