package finme.retention.erasure;

import finme.fdforge.Vault;
import finme.retention.Erasure;
import finme.retention.PersonalData;
import finme.retention.PersonalData.Erasing;
import finme.retention.Traces;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an erasure from where it is to its end. Each step is durable before the next one begins and may be done twice:
 * first the file outside the database, then the keys, then what transactions have left that began before.
 */
@Component
class Forgetting {
    private final ErasureRows rows;
    private final ErasureFile file;
    private final Vault vault;
    /** Asked for late: modules above need erasures themselves. */
    private final ObjectProvider<PersonalData> modules;

    private final TransactionTemplate transaction;

    Forgetting(
            ErasureRows rows,
            ErasureFile file,
            Vault vault,
            ObjectProvider<PersonalData> modules,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.file = file;
        this.vault = vault;
        this.modules = modules;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As far as it gets now; the rest is due later. */
    void goOn(UUID id) {
        Erasure erasure = rows.find(id).orElseThrow();
        if (erasure.state() == Erasure.State.REQUESTED) {
            file.append(erasure.persons());
            rows.filed(id);
        }
        transaction.executeWithoutResult(status -> rows.lock(id).ifPresent(this::step));
    }

    /** The state is read under the lock: another node may have been faster. */
    private void step(Erasure erasure) {
        switch (erasure.state()) {
            case FILED -> erase(erasure);
            case ERASED -> eraseLeftovers(erasure);
            default -> {}
        }
    }

    private void erase(Erasure erasure) {
        Set<UUID> persons = Set.copyOf(erasure.persons());
        Traces traces = new Traces();
        modules.forEach(module -> module.trace(persons, traces));
        Erasing erasing = new Erasing(persons, erasure.actor(), traces, false);
        modules.forEach(module -> module.erase(erasing));
        vault.destroy(persons);
        rows.erased(erasure.id());
    }

    private void eraseLeftovers(Erasure erasure) {
        if (rows.isSettled(erasure.id())) {
            Erasing erasing = new Erasing(Set.copyOf(erasure.persons()), erasure.actor(), new Traces(), true);
            modules.forEach(module -> module.erase(erasing));
            rows.done(erasure.id());
        }
    }
}
