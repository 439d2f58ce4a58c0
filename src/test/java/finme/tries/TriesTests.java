package finme.tries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

import finme.kernel.Problem;
import finme.tries.TryBook.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class TriesTests {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TryBook book = new OwnBook();
    private final Tries tries = tries();
    private final AtomicInteger looked = new AtomicInteger();

    private Tries tries() {
        return new Tries(book, new SecurityLog(meters), now::get);
    }

    @Test
    void whoGuessesIsSoonLookedAtNoMore() {
        for (int i = 0; i < 12_000; i++) {
            guess(tries, "admin", "192.0.2.1", "guess-" + i);
        }
        assertThat(looked).hasValue(5);
        assertThat(meters.counter("finme.security.tries", "door", "login", "outcome", "held")
                        .count())
                .isEqualTo(11_995);
        pass(Duration.ofSeconds(1));
        assertThat(open(tries, "admin", "192.0.2.1", "right")).isEqualTo("in");
    }

    @Test
    void aProgramWithAnOldPasswordIsNoGuesser() {
        for (int i = 0; i < 1_000; i++) {
            guess(tries, "admin", "192.0.2.1", "the old one");
        }
        assertThat(looked).hasValue(1_000);
        assertThat(open(tries, "admin", "192.0.2.1", "right")).isEqualTo("in");
    }

    @Test
    void thePauseGrowsAndHasAnEnd() {
        Duration whole = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            while (!guess(tries, "admin", "192.0.2.1", "guess-" + i)) {
                pass(Duration.ofSeconds(1));
                whole = whole.plusSeconds(1);
            }
        }
        assertThat(whole).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(45));
    }

    @Test
    void thePausesAreToldUpToTheLongest() {
        assertThat(Kind.PAIR.pauses()).hasSize(14).startsWith(Duration.ZERO).endsWith(Duration.ofMinutes(5));
        assertThat(Kind.PAIR.pauses().get(4)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Kind.PAIR.pauses().get(12)).isEqualTo(Duration.ofSeconds(256));
    }

    @Test
    void theOwnerElsewhereIsNotShutOut() {
        for (int i = 0; i < 200; i++) {
            guess(tries, "admin", "192.0.2." + i % 100, "guess-" + i);
        }
        pass(Duration.ofSeconds(10));
        assertThat(open(tries, "admin", "198.51.100.7", "right")).isEqualTo("in");
        assertThat(open(tries, "owner", "198.51.100.7", "right")).isEqualTo("in");
    }

    @Test
    void whoHasJustProvenItGoesThroughBesideAGuesser() {
        assertThat(open(tries, "admin", "192.0.2.1", "right")).isEqualTo("in");
        for (int i = 0; i < 50; i++) {
            guess(tries, "admin", "192.0.2.1", "guess-" + i);
        }
        pass(Duration.ofMillis(1100));
        guess(tries, "admin", "192.0.2.1", "one-more");
        assertThat(open(tries, "admin", "192.0.2.1", "right")).isEqualTo("in");
        for (int i = 0; i < 1_000; i++) {
            guess(tries, "admin", "192.0.2.1", "right-" + i);
        }
        assertThat(open(tries, "admin", "192.0.2.1", "right"))
                .as("also the right one is found by nobody who tries a thousand a second")
                .isEqualTo("too_many_attempts");
    }

    @Test
    void anotherNodeKnowsAfterOneFailure() {
        for (int i = 0; i < 5; i++) {
            guess(tries, "admin", "192.0.2.1", "guess-" + i);
        }
        Tries other = tries();
        guess(other, "admin", "192.0.2.1", "guess");
        assertThat(open(other, "admin", "192.0.2.1", "right")).isEqualTo("too_many_attempts");
    }

    @Test
    void whoIsLetInAgainWaitsNoMoreOnAnyNode() {
        Tries other = tries();
        for (int i = 0; i < 12; i++) {
            pass(Duration.ofMinutes(6));
            guess(tries, "irina", "192.0.2.1", "guess-" + i);
            guess(other, "irina", "192.0.2.1", "guess-" + i);
        }
        assertThat(open(tries, "irina", "192.0.2.1", "right")).isEqualTo("too_many_attempts");
        assertThat(open(other, "irina", "192.0.2.1", "right")).isEqualTo("too_many_attempts");
        tries.unlock(Door.LOGIN, "irina");
        assertThat(open(tries, "irina", "192.0.2.1", "right")).isEqualTo("in");
        pass(Duration.ofSeconds(2));
        assertThat(open(other, "irina", "192.0.2.1", "right")).isEqualTo("in");
    }

    /** With a record that fails, nobody is let in. */
    @Test
    void whoIsLetInWaitsUntilThatIsDurable() {
        for (int i = 0; i < 9; i++) {
            guess(tries, "irina", "192.0.2.1", "guess-" + i);
        }
        TransactionSynchronizationManager.initSynchronization();
        try {
            tries.unlock(Door.LOGIN, "irina");
            assertThat(open(tries, "irina", "192.0.2.1", "right")).isEqualTo("too_many_attempts");
            TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        } finally {
            TransactionSynchronizationManager.clear();
        }
        assertThat(open(tries, "irina", "192.0.2.1", "right")).isEqualTo("in");
    }

    @Test
    void lettingOneInAgainHelpsNobodyElse() {
        for (int i = 0; i < 9; i++) {
            guess(tries, "admin", "192.0.2.1", "guess-" + i);
        }
        tries.unlock(Door.LOGIN, "irina");
        assertThat(open(tries, "admin", "192.0.2.1", "right")).isEqualTo("too_many_attempts");
    }

    @Test
    void withoutTheSharedBookItCountsByItself() {
        Tries alone = new Tries(emptyUnless(() -> true), new SecurityLog(meters), now::get);
        for (int i = 0; i < 100; i++) {
            guess(alone, "admin", "192.0.2.1", "guess-" + i);
        }
        assertThat(looked).hasValue(5);
    }

    /** The book has no word of who guessed while it was away, and that is no forgiveness. */
    @Test
    void whoHasToWaitWaitsOnWhenTheSharedBookIsBack() {
        AtomicBoolean away = new AtomicBoolean(true);
        Tries back = new Tries(emptyUnless(away::get), new SecurityLog(meters), now::get);
        for (int i = 0; i < 12; i++) {
            pass(Duration.ofMinutes(6));
            guess(back, "admin", "192.0.2.1", "guess-" + i);
        }
        away.set(false);
        pass(Duration.ofSeconds(3));
        assertThat(open(back, "admin", "192.0.2.1", "right")).isEqualTo("too_many_attempts");
    }

    private static TryBook emptyUnless(BooleanSupplier away) {
        return mock(TryBook.class, asked -> {
            if (away.getAsBoolean()) {
                throw new IllegalStateException("away");
            }
            return Answers.RETURNS_DEFAULTS.answer(asked);
        });
    }

    @Test
    void anAddressIsToldWithoutItsLastPart() {
        assertThat(SecurityLog.shortened("203.0.113.77")).isEqualTo("203.0.113.0/24");
        assertThat(SecurityLog.shortened("2001:db8:1:2::77")).isEqualTo("2001:db8:1::/48");
        assertThat(SecurityLog.shortened("irina@example.test")).isEqualTo("-");
    }

    /** @return whether it was looked at */
    private boolean guess(Tries by, String account, String address, String credential) {
        int before = looked.get();
        try {
            by.admit(new Knock(Door.LOGIN, account, address, credential), () -> {
                looked.incrementAndGet();
                return false;
            });
        } catch (Problem wait) {
            assertThat(wait.status()).isEqualTo(429);
        }
        return looked.get() > before;
    }

    private static String open(Tries by, String account, String address, String credential) {
        Problem[] refused = new Problem[1];
        boolean[] in = new boolean[1];
        refused[0] = catchThrowableOfType(
                Problem.class, () -> in[0] = by.admit(new Knock(Door.LOGIN, account, address, credential), () -> true));
        @Nullable Problem problem = refused[0];
        return problem != null ? problem.code() : in[0] ? "in" : "out";
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
