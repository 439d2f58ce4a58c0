package finme.tries;

import finme.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where failures are counted; all nodes share it. Asked when one happened, never for what succeeds. */
public interface TryBook {
    /**
     * Counts one failure for each of them.
     *
     * @return how many there are now, in the same order
     */
    List<Integer> failed(List<Subject> subjects);

    /** Forgets what was counted. */
    void cleared(Subject subject);

    /** Forgets what was counted of an account, from wherever. */
    void forgotten(Subject account);

    /** Whether something is counted; what was forgotten elsewhere is not. */
    boolean counts(Subject subject);

    /** How accounts stand. @return by id; those of which nothing is counted are missing */
    Map<String, Standing> standings(List<Subject> accounts);

    /** @param failures in the last quarter of an hour @param last null for none @param waiting from so many addresses it waits just now */
    record Standing(int failures, @Nullable Instant last, int waiting) {
        public static final Standing CLEAN = new Standing(0, null, 0);
    }

    /** @return what people should hear of */
    Recent since(Duration time);

    /** @param failures in vain @param slowed so many pairs of account and address had to wait @param last null for never */
    record Recent(int failures, int slowed, @Nullable Instant last) {
        public static final Recent NOTHING = new Recent(0, 0, null);
    }

    /**
     * Whose failures are counted together.
     *
     * @param id of door, account and address; their hash, since anything may be typed for a name
     * @param kind PAIR, ADDRESS or ACCOUNT
     * @param account of a pair: the id of its account; null for others
     */
    record Subject(String id, Kind kind, @Nullable String account) {
        static Subject pair(Knock knock) {
            String account = knock.account().isEmpty() ? null : account(knock).id;
            return of(Kind.PAIR, knock.door() + "|" + knock.account() + '|' + knock.address(), account);
        }

        static Subject address(Knock knock) {
            return of(Kind.ADDRESS, knock.door() + "|" + knock.address(), null);
        }

        static Subject account(Knock knock) {
            return account(knock.door(), knock.account());
        }

        static Subject account(Door door, String account) {
            return of(Kind.ACCOUNT, door + "|" + account, null);
        }

        /** Whether it is this account, or one of its pairs. */
        boolean isOf(Subject other) {
            return equals(other) || other.id.equals(account);
        }

        private static Subject of(Kind kind, String text, @Nullable String account) {
            return new Subject(Sha256.hex(kind + "|" + text).substring(0, 40), kind, account);
        }
    }

    /**
     * How many failures are forgiven, and how long the pause grows after those. An account from anywhere is paused for
     * moments only: who guesses must not be able to shut its owner out.
     */
    enum Kind {
        PAIR(5, Duration.ofMinutes(5)),
        ADDRESS(200, Duration.ofMinutes(1)),
        ACCOUNT(60, Duration.ofSeconds(10));

        private final int forgiven;
        private final Duration longest;

        Kind(int forgiven, Duration longest) {
            this.forgiven = forgiven;
            this.longest = longest;
        }

        public int forgiven() {
            return forgiven;
        }

        /** @return that after one failure, two and so on; the last one is that after any more */
        public List<Duration> pauses() {
            return IntStream.iterate(
                            1, failures -> pause(failures - 1).compareTo(longest) < 0, failures -> failures + 1)
                    .mapToObj(this::pause)
                    .toList();
        }

        /** Doubles with each failure, from a second on. */
        Duration pause(int failures) {
            if (failures < forgiven) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(20, failures - forgiven));
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }
    }
}
