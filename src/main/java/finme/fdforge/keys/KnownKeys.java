package finme.fdforge.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keys of persons that this node has in memory. Every second it looks which keys any node has destroyed, and forgets
 * them. A node that can't look any more trusts none of them: cut off from the database it can't know who was erased.
 */
@Component
public class KnownKeys extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Longer than a look takes on a busy machine. */
    private static final long TRUST = Duration.ofSeconds(10).toNanos();

    private static final Duration KEPT = Duration.ofMinutes(10);
    /** Whatever is in memory was put there at most this long ago; two minutes more for transactions that take long. */
    private static final String DESTROYED = "select subject from fdforge.erased_subject where at > clock_timestamp() - "
            + KEPT.plusMinutes(2).toSeconds() + " * interval '1 second'";

    private final Cache<UUID, Aead> keys =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();
    private final JdbcTemplate jdbc;
    private final LongSupplier nanos;
    private volatile @Nullable Long looked;

    @Autowired
    KnownKeys(JdbcTemplate jdbc) {
        this(jdbc, System::nanoTime);
    }

    public KnownKeys(JdbcTemplate jdbc, LongSupplier nanos) {
        super(
                "known-keys",
                LOOK,
                new FailureLog(LOG, "Keys in memory are not trusted, as erasures can't be looked for"));
        this.jdbc = jdbc;
        this.nanos = nanos;
    }

    /** @return null when it is not known, or may have been destroyed */
    @Nullable
    public Aead find(UUID subject) {
        Long last = looked;
        return last == null || nanos.getAsLong() - last > TRUST ? null : keys.getIfPresent(subject);
    }

    public void put(UUID subject, Aead key) {
        keys.put(subject, key);
    }

    public void forget(Collection<UUID> subjects) {
        keys.invalidateAll(subjects);
    }

    @Override
    protected void work() {
        long begun = nanos.getAsLong();
        forget(jdbc.queryForList(DESTROYED, UUID.class));
        looked = begun;
    }
}
