package finme.fdforge.keys;

import finme.fdforge.keys.Rotations.Rotation;
import finme.fdforge.keys.WrappedValues.Batch;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps by the primary whatever another key has wrapped: one batch, one transaction, one pause, by whichever node is
 * first. It goes over all again until it finds nothing to do, since a node that had not heard of the primary yet may have
 * sealed something meanwhile. A crash costs at most a batch.
 */
@Component
class Rewrapping extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Keyset keyset;
    private final WrappedValues values;
    private final Rotations rotations;
    private final TransactionTemplate transaction;
    /** The primary of which this node knows that everything is wrapped by it; the database is not asked again. */
    private volatile int finished;

    Rewrapping(Keyset keyset, WrappedValues values, Rotations rotations, PlatformTransactionManager transactions) {
        super("keys", PAUSE, new FailureLog(LOG, "Keys are wrapped anew later"));
        this.keyset = keyset;
        this.values = values;
        this.rotations = rotations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The file may say something new, or a finished rotation goes on. */
    void lookAgain() {
        finished = 0;
        wake();
    }

    @Override
    protected void work() {
        keyset.refresh();
        int primary = keyset.primary();
        if (finished != primary && Boolean.TRUE.equals(transaction.execute(status -> step(primary)))) {
            finished = primary;
        }
    }

    /** @return whether everything is wrapped by the primary */
    private boolean step(int primary) {
        if (!rotations.lock()) {
            return false;
        }
        Rotation rotation = rotations.find(primary).orElse(null);
        if (rotation == null) {
            rotations.begin(primary, others(primary));
            return false;
        }
        return rotation.finished() || advance(rotation);
    }

    private boolean advance(Rotation rotation) {
        int primary = rotation.key();
        Batch batch = values.rewrapKeys(rotation.cursor(), primary, keyset.aead());
        UUID last = batch.last();
        if (last != null) {
            rotations.advance(primary, last, batch.changed());
            return false;
        }
        List<Integer> others = keyset.ids().stream().filter(id -> id != primary).toList();
        int changed = values.rewrapColumns(others, keyset.aead());
        rotations.advance(primary, rotation.cursor(), changed);
        if (changed > 0) {
            return false;
        }
        if (rotation.changed() > 0) {
            rotations.again(primary);
            return false;
        }
        rotations.finish(primary);
        LOG.info("Everything is wrapped by the primary key {}", Integer.toUnsignedString(primary));
        return true;
    }

    private long others(int primary) {
        Map<Integer, Long> counts = values.counts(keyset.ids());
        return counts.entrySet().stream()
                .filter(count -> !Objects.equals(count.getKey(), primary))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
