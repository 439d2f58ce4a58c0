package finme.partner;

import finme.partner.Partners.Versioned;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All partners in memory, read by JDBC: a persistence context would hand out rows as an outer transaction saw them first. A read asks the database for a change at most twice a second; an idle node asks nothing, and
 * the first reader after a pause waits for the answer instead of seeing an old state.
 */
@Component
class PartnerSnapshot {
    private static final long CHECK = Duration.ofMillis(500).toNanos();
    private static final long STALE = Duration.ofMillis(900).toNanos();

    private static final String ALL = "select code, definition, secrets, version + 1 as version from fdforge.partner";
    /** Differs after every change, whichever node made it: partners are never deleted. */
    private static final String REVISION = "select coalesce(sum(version + 1), 0) from fdforge.partner";

    private final JdbcTemplate jdbc;
    private final SealedPartners safe;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile State state = new State(Collections.emptySortedMap(), -1, System.nanoTime() - STALE);

    PartnerSnapshot(JdbcTemplate jdbc, SealedPartners safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    SortedMap<String, Versioned> current() {
        long age = System.nanoTime() - state.checkedAt;
        if (age < CHECK) {
            return state.partners;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            inTransaction(age);
            return state.partners;
        }
        if (age >= STALE) {
            checking.lock();
        } else if (!checking.tryLock()) {
            return state.partners;
        }
        try {
            check();
        } finally {
            checking.unlock();
        }
        return state.partners;
    }

    /**
     * Whoever holds a connection never waits for the lock: its holder may be waiting for a connection, and with all of
     * them in such transactions neither would get on.
     */
    private void inTransaction(long age) {
        boolean alone = checking.tryLock();
        try {
            if (alone || age >= STALE) {
                check();
            }
        } finally {
            if (alone) {
                checking.unlock();
            }
        }
    }

    /** After the commit of a change, on its connection; so without the lock. */
    void reload() {
        long start = System.nanoTime();
        load(revision(), start);
    }

    private void check() {
        long start = System.nanoTime();
        if (start - state.checkedAt < CHECK) {
            return;
        }
        long revision = revision();
        if (revision == state.revision) {
            keep(new State(state.partners, revision, start));
        } else {
            load(revision, start);
        }
    }

    private long revision() {
        Long sum = jdbc.queryForObject(REVISION, Long.class);
        return sum == null ? 0 : sum;
    }

    private void load(long revision, long start) {
        SortedMap<String, Versioned> loaded = new TreeMap<>();
        jdbc.query(ALL, row -> {
            String code = row.getString("code");
            Partner partner = safe.read(code, row.getString("definition"), row.getBytes("secrets"));
            loaded.put(code, new Versioned(partner, row.getInt("version")));
        });
        keep(new State(Collections.unmodifiableSortedMap(loaded), revision, start));
    }

    /** Who began to read earlier and comes later brings nothing old back. */
    private synchronized void keep(State read) {
        if (read.checkedAt - state.checkedAt >= 0) {
            state = read;
        }
    }

    /** @param checkedAt when the reading began */
    private record State(SortedMap<String, Versioned> partners, long revision, long checkedAt) {}
}
