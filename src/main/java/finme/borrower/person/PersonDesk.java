package finme.borrower.person;

import finme.borrower.MatchCase;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.borrower.matching.MatchKey;
import finme.borrower.store.BorrowerRow;
import finme.borrower.store.BorrowerRows;
import finme.borrower.store.CaseRows;
import finme.fdforge.BlindIndex;
import finme.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PersonDesk implements Persons {
    private final PersonReader reader;
    private final Merging merging;
    private final BorrowerRows rows;
    private final CaseRows cases;
    private final BlindIndex index;

    PersonDesk(PersonReader reader, Merging merging, BorrowerRows rows, CaseRows cases, BlindIndex index) {
        this.reader = reader;
        this.merging = merging;
        this.rows = rows;
        this.cases = cases;
        this.index = index;
    }

    @Override
    public Optional<Person> find(UUID borrower) {
        return reader.find(borrower);
    }

    @Override
    public Person together(UUID borrower, UUID other) {
        List<BorrowerRow> one = members(rows.person(borrower));
        List<BorrowerRow> two = members(rows.person(other));
        UUID root = one.get(0).root();
        if (root.equals(two.get(0).root())) {
            throw Problem.conflict("same_person", "The two are one person already.");
        }
        return reader.person(root, PersonReader.both(one, two));
    }

    private static List<BorrowerRow> members(List<BorrowerRow> rows) {
        if (rows.isEmpty()) {
            throw Problem.notFound("This borrower");
        }
        return rows;
    }

    @Override
    public Set<UUID> members(UUID borrower) {
        return PersonReader.ids(rows.person(borrower));
    }

    @Override
    public Set<UUID> known(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : rows.known(ids);
    }

    @Override
    public List<UUID> search(String key, String value) {
        return rows.search(MatchKey.of(key, value, index));
    }

    @Override
    @Transactional
    public UUID merge(UUID borrower, UUID other, String actor) {
        refuseErased(borrower, other);
        return merging.merge(borrower, other, actor);
    }

    @Override
    @Transactional
    public void unmerge(UUID borrower, UUID merge, String actor) {
        merging.unmerge(borrower, merge, actor);
    }

    @Override
    public List<MatchCase> cases(MatchCase.State state, @Nullable UUID before, int limit) {
        return cases.list(state, before, limit);
    }

    @Override
    public Optional<MatchCase> findCase(UUID matchCase) {
        return cases.find(matchCase);
    }

    @Override
    public long openCases() {
        return cases.open();
    }

    @Override
    @Transactional
    public void decide(UUID matchCase, MatchCase.State decision, String actor) {
        if (decision == MatchCase.State.OPEN) {
            throw Problem.invalid("/decision", "invalid_value", "SAME or DIFFERENT is needed.");
        }
        MatchCase found = cases.find(matchCase).orElseThrow(() -> Problem.notFound("This case"));
        if (found.state() != decision) {
            found.borrowers().forEach(this::refuseErased);
            merging.decide(found, decision, actor);
        }
    }

    /** Reading it says so. */
    private void refuseErased(UUID... borrowers) {
        for (UUID borrower : borrowers) {
            reader.find(borrower);
        }
    }
}
