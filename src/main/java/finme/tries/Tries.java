package finme.tries;

import finme.kernel.Problem;
import finme.tries.TryBook.Subject;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
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
    private final TryBook book;
    private final TryBook own;
    private final Remembered remembered;
    private final Remembered wrong;
    private final SecurityLog log;
    private final LongSupplier nanos;
    private final Map<Subject, Long> barred = new ConcurrentHashMap<>();

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

    private void insistOnPatience(Knock knock) {
        long wait = subjects(knock).stream().mapToLong(this::left).max().orElse(0);
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

    private long left(Subject subject) {
        Long until = barred.get(subject);
        long left = until == null ? 0 : until - nanos.getAsLong();
        if (until != null && left <= 0) {
            barred.remove(subject, until);
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
        List<Integer> counts = count(subjects);
        for (int i = 0; i < subjects.size(); i++) {
            Duration pause = subjects.get(i).kind().pause(counts.get(i));
            if (!pause.isZero()) {
                barred.merge(subjects.get(i), nanos.getAsLong() + pause.toNanos(), (a, b) -> a - b > 0 ? a : b);
            }
        }
        log.failed(knock, counts.get(0));
    }

    private List<Integer> count(List<Subject> subjects) {
        List<Integer> mine = own.failed(subjects);
        try {
            return book.failed(subjects);
        } catch (RuntimeException away) {
            log.uncounted(away);
            return mine;
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
