package finme.crm.unlinked;

import finme.borrower.Persons;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which ids are of borrowers and applications that we know. */
@Component
public class Ours {
    private final States states;
    private final Persons persons;
    private final LoanDesk loans;

    Ours(States states, Persons persons, LoanDesk loans) {
        this.states = states;
        this.persons = persons;
        this.loans = loans;
    }

    /** Tests and the erased among them. Most of them the CRM was told by us, which one look says of all. */
    public Set<UUID> among(String crm, RecordKind kind, Collection<UUID> ids) {
        Set<UUID> ours = states
                .known(
                        Crm.RECEIVER + crm,
                        ids.stream()
                                .map(id -> new Subject(kind.word(), id.toString()))
                                .toList())
                .stream()
                .map(subject -> UUID.fromString(subject.key()))
                .collect(Collectors.toCollection(HashSet::new));
        Set<UUID> others = new HashSet<>(ids);
        others.removeAll(ours);
        if (kind == RecordKind.BORROWER) {
            ours.addAll(persons.known(others));
        } else if (!others.isEmpty()) {
            loans.findAll(others).stream().map(LoanApplication::id).forEach(ours::add);
        }
        return ours;
    }

    /** What changes of it there are of interest here: tests are not. */
    public Set<UUID> heeded(RecordKind kind, Collection<UUID> ids) {
        if (kind == RecordKind.BORROWER) {
            return persons.known(ids);
        }
        return ids.isEmpty()
                ? Set.of()
                : loans.findAll(ids).stream()
                        .filter(loan -> !loan.test())
                        .map(LoanApplication::id)
                        .collect(Collectors.toSet());
    }
}
