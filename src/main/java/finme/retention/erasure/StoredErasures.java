package finme.retention.erasure;

import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.retention.Erasure;
import finme.retention.Erasure.Reason;
import finme.retention.Erasures;
import finme.retention.LegalHolds;
import finme.retention.People;
import finme.retention.PersonalData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts an erasure in one transaction and does at once what can be done at once. */
@Service
class StoredErasures implements Erasures {
    private final ErasureRows rows;
    private final ErasureSweep sweep;
    private final LegalHolds holds;
    private final ObjectProvider<People> people;
    private final ObjectProvider<PersonalData> modules;
    private final TransactionTemplate transaction;

    StoredErasures(
            ErasureRows rows,
            ErasureSweep sweep,
            LegalHolds holds,
            ObjectProvider<People> people,
            ObjectProvider<PersonalData> modules,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.sweep = sweep;
        this.holds = holds;
        this.people = people;
        this.modules = modules;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Erasure erase(UUID person, Reason reason, String actor) {
        Optional<Erasure> before = rows.of(person);
        if (before.isPresent()) {
            return before.get();
        }
        UUID accepted = transaction.execute(status -> accept(status, person, reason, actor));
        if (accepted != null) {
            sweep.goOn(accepted);
        }
        return rows.of(person).orElseThrow(() -> Problem.conflict("changed_meanwhile", "Try again."));
    }

    /** @return null when somebody else was faster */
    private @Nullable UUID accept(TransactionStatus status, UUID person, Reason reason, String actor) {
        Set<UUID> persons = people.getObject().members(person);
        if (persons.isEmpty()) {
            throw Problem.notFound("This borrower");
        }
        if (holds.anyOf(persons)) {
            throw Problem.conflict("legal_hold", "These data have to be kept: there is a legal hold on the borrower.");
        }
        UUID id = Ids.next();
        if (!rows.add(id, persons, reason, actor, Erasure.State.REQUESTED)) {
            status.setRollbackOnly();
            return null;
        }
        modules.forEach(module -> module.end(persons, actor));
        return id;
    }

    @Override
    public Optional<Erasure> of(UUID person) {
        return rows.of(person);
    }

    @Override
    public List<Erasure> newest(int limit) {
        return rows.newest(limit);
    }
}
