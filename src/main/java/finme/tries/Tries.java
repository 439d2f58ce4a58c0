package finme.tries;

import finme.kernel.Problem;
import finme.tries.TryBook.Kind;
import finme.tries.TryBook.Standing;
import finme.tries.TryBook.Subject;
import finme.work.AfterCommit;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets credentials be tried, and makes those who fail wait: the longer, the more often. What has just been proven from the
 * same address goes through while others wait, a few times a second, so that a guesser beside its owner shuts nobody out.
 * Nothing is stored for what succeeds.
 */
@Component
public class Tries {
    private static final long ASKED_EVERY = Duration.ofSeconds(2).toNanos();
    private static final int MOST_ASKED = 10_000;

    private final TryBook book;
    private final TryBook own;
    private final Remembered remembered;
    private final Remembered wrong;
    private final SecurityLog log;
    private final LongSupplier nanos;
    private final Map<Subject, Bar> barred = new ConcurrentHashMap<>();
    private final Map<Subject, Long> asked = new ConcurrentHashMap<>();

    /** @param shared whether the book knows of it; only what it knew can have been forgotten elsewhere */
    private record Bar(long until, boolean shared) {
        Bar longer(Bar other) {
            return until - other.until > 0 ? this : other;
        }
    }

    private record Counted(List<Integer> failures, boolean shared) {}

    @Autowired
    Tries(ObjectProvider<TryBook> book, SecurityLog log) {
        this(book.getIfAvailable(OwnBook::new), log, System::nanoTime);
    }

    Tries(TryBook book, SecurityLog log, LongSupplier nanos) {
        this.book = book;
        this.own = new OwnBook();
        this.remembered = new Remembered(nanos);
        this.wrong = new Remembered(nanos);
        this.log = log;
        this.nanos = nanos;
    }

    /** Of a process without others, counting in memory. */
    public static Tries alone() {
        return new Tries(new OwnBook(), new SecurityLog(Metrics.globalRegistry), System::nanoTime);
    }

    /** Whether exactly this has opened the door from there before; then nobody needs to prove it again. */
    public boolean isKnown(Knock knock) {
        return remembered.has(knock);
    }

    /**
     * @param proof whether it opens; not asked while whoever knocks has to wait
     * @return what the proof says
     * @throws Problem 429 {@code too_many_attempts} with the time to wait
     */
    public boolean admit(Knock knock, BooleanSupplier proof) {
        if (!barred.isEmpty()) {
            insistOnPatience(knock);
        }
        if (proof.getAsBoolean()) {
            opened(knock);
            return true;
        }
        failed(knock);
        return false;
    }

    /** How accounts stand in all nodes, each by its name. */
    public Map<String, Standing> standings(Door door, Collection<String> accounts) {
        Map<String, Subject> subjects = new HashMap<>();
        accounts.forEach(account -> subjects.put(account, Subject.account(door, account)));
        Map<String, Standing> counted = book.standings(List.copyOf(subjects.values()));
        Map<String, Standing> standings = new HashMap<>();
        subjects.forEach(
                (account, subject) -> standings.put(account, counted.getOrDefault(subject.id(), Standing.CLEAN)));
        return standings;
    }

    /**
     * Lets an account in again: what it failed is forgotten, once the surrounding transaction is durable. Another node hears
     * of it with the next attempt it would refuse.
     */
    public void unlock(Door door, String account) {
        Subject subject = Subject.account(door, account);
        book.forgotten(subject);
        AfterCommit.run(() -> {
            own.forgotten(subject);
            barred.keySet().removeIf(each -> each.isOf(subject));
        });
    }

    private void insistOnPatience(Knock knock) {
        List<Subject> subjects = subjects(knock);
        long wait = subjects.stream().mapToLong(this::left).max().orElse(0);
        if (wait > 0 && isUnlocked(subjects)) {
            wait = subjects.stream().mapToLong(this::left).max().orElse(0);
        }
        if (wait > 0 && !remembered.hasNow(knock)) {
            log.held(knock);
            throw Problem.busy(
                    429,
                    "too_many_attempts",
                    "Too many attempts have failed; wait before the next one.",
                    Duration.ofSeconds(
                            Math.max(1, Duration.ofNanos(wait).plusMillis(999).toSeconds())));
        }
    }

    /** Whether somebody has let one of them in again elsewhere; looked up once in two seconds for each. */
    private boolean isUnlocked(List<Subject> subjects) {
        boolean unlocked = false;
        for (Subject subject : subjects) {
            Bar bar = barred.get(subject);
            if (subject.kind() != Kind.ADDRESS && bar != null && bar.shared && mayAsk(subject)) {
                try {
                    unlocked |= !book.counts(subject) && barred.remove(subject, bar);
                } catch (RuntimeException away) {
                    log.uncounted(away);
                }
            }
        }
        return unlocked;
    }

    private boolean mayAsk(Subject subject) {
        long now = nanos.getAsLong();
        if (asked.size() > MOST_ASKED) {
            asked.clear();
        }
        Long before = asked.get(subject);
        if (before != null && now - before < ASKED_EVERY) {
            return false;
        }
        asked.put(subject, now);
        return true;
    }

    private long left(Subject subject) {
        Bar bar = barred.get(subject);
        long left = bar == null ? 0 : bar.until - nanos.getAsLong();
        if (bar != null && left <= 0) {
            barred.remove(subject, bar);
        }
        return left;
    }

    private void opened(Knock knock) {
        if (remembered.add(knock)) {
            log.opened(knock);
            Subject pair = Subject.pair(knock);
            if (barred.remove(pair) != null) {
                forget(pair);
            }
        }
    }

    private void forget(Subject pair) {
        own.cleared(pair);
        try {
            book.cleared(pair);
        } catch (RuntimeException away) {
            log.uncounted(away);
        }
    }

    /** Tells of what was presented in vain and can't be guessed: nobody has to wait for it. */
    public void refused(Knock knock) {
        log.failed(knock, 0);
    }

    /** The same again is nobody's guess: a program with an old password learns nothing by it. */
    private void failed(Knock knock) {
        if (!wrong.add(knock)) {
            log.failed(knock, 0);
            return;
        }
        List<Subject> subjects = subjects(knock);
        Counted counted = count(subjects);
        for (int i = 0; i < subjects.size(); i++) {
            Duration pause = subjects.get(i).kind().pause(counted.failures.get(i));
            if (!pause.isZero()) {
                Bar bar = new Bar(nanos.getAsLong() + pause.toNanos(), counted.shared);
                barred.merge(subjects.get(i), bar, Bar::longer);
            }
        }
        log.failed(knock, counted.failures.get(0));
    }

    private Counted count(List<Subject> subjects) {
        List<Integer> mine = own.failed(subjects);
        try {
            return new Counted(book.failed(subjects), true);
        } catch (RuntimeException away) {
            log.uncounted(away);
            return new Counted(mine, false);
        }
    }

    /** Nobody's name is no account: it would be paused for all who mistype theirs. */
    private static List<Subject> subjects(Knock knock) {
        if (knock.address().isEmpty()) {
            return List.of(Subject.account(knock));
        }
        return knock.account().isEmpty()
                ? List.of(Subject.pair(knock), Subject.address(knock))
                : List.of(Subject.pair(knock), Subject.address(knock), Subject.account(knock));
    }
}
