package finme.admin.borrower;

import finme.borrower.Person;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a person in clear to those who work cases, and keeps who looked. */
@Component
class PersonReveals {
    private final PersonFiles files;
    private final Ledger ledger;

    PersonReveals(PersonFiles files, Ledger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    /** No look without a trace: what is returned is shown after the trace is committed. */
    @Transactional
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public Person reveal(UUID borrower, String actor) {
        Person person = files.find(borrower);
        ledger.append(
                Change.of("borrower", person.id(), person.version(), "revealed", actor, Map.of("what", "profile")));
        return person;
    }
}
