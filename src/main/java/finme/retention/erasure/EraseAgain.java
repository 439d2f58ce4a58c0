package finme.retention.erasure;

import finme.kernel.Ids;
import finme.retention.Erasure;
import finme.retention.Erasure.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before anything is answered: whoever stands in the erasure file and can be read nevertheless came back with a restored
 * backup, and is erased again. What the file lacks, say because each node has one of its own, is added to it.
 */
@Component
@Lazy(false)
class EraseAgain implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(EraseAgain.class);

    private final ErasureFile file;
    private final ErasureRows rows;
    private final Forgetting forgetting;
    private final TransactionTemplate transaction;

    EraseAgain(ErasureFile file, ErasureRows rows, Forgetting forgetting, PlatformTransactionManager transactions) {
        this.file = file;
        this.rows = rows;
        this.forgetting = forgetting;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws RuntimeException when somebody could not be erased: FinMe does not start then */
    @Override
    public void afterSingletonsInstantiated() {
        Set<UUID> filed = file.read();
        List<UUID> back = rows.readable(filed);
        back.forEach(this::erase);
        if (!back.isEmpty()) {
            LOG.warn(
                    "{} of {} persons in the erasure file were back, and have been erased again",
                    back.size(),
                    filed.size());
        }
        Set<UUID> missing = new HashSet<>(rows.persons());
        missing.removeAll(filed);
        if (!missing.isEmpty()) {
            file.append(missing);
        }
    }

    private void erase(UUID person) {
        UUID id = transaction.execute(status -> rows.of(person)
                .map(Erasure::id)
                .map(this::reopened)
                .orElseGet(() -> {
                    UUID fresh = Ids.next();
                    rows.add(fresh, Set.of(person), Reason.RESTORED, "system", Erasure.State.FILED);
                    return fresh;
                }));
        forgetting.goOn(java.util.Objects.requireNonNull(id));
    }

    private UUID reopened(UUID id) {
        rows.reopen(id);
        return id;
    }
}
