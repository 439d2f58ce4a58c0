package finme.account.passkey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import finme.account.Passkeys.Made;
import finme.account.Sessions;
import finme.account.SignedIn;
import finme.account.limit.Callers;
import finme.account.passkey.NewPasskeys.Asked;
import finme.account.passkey.NewPasskeys.Storing;
import finme.account.passkey.ceremony.BrowserOptions;
import finme.account.passkey.ceremony.Ceremonies;
import finme.account.passkey.ceremony.Challenges;
import finme.borrower.Contacts;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** A borrower who is signed in asks and tries no more often than somebody who is not. */
class PasskeyLimitsTests {
    private static final Problem BUSY = Problem.busy(429, "too_many_tries", "Too many.", Duration.ofMinutes(10));

    private final UUID person = UUID.randomUUID();
    private final SignedIn borrower = new SignedIn(person, Set.of(person), null, Instant.EPOCH);
    private final Callers callers = mock(Callers.class);
    private final BrowserOptions options = mock(BrowserOptions.class);
    private final Ceremonies ceremonies = mock(Ceremonies.class);
    private final Challenges challenges = mock(Challenges.class);
    private final Asking asking = new Asking(options, ceremonies, challenges, mock(KnownPasskeys.class), callers);
    private final NewPasskeys made = new NewPasskeys(
            mock(Sessions.class),
            new Asked(options, challenges, ceremonies, callers),
            mock(Contacts.class),
            new Storing(
                    mock(PasskeyRows.class),
                    mock(SealedPasskeys.class),
                    mock(PasskeyLetters.class),
                    mock(PlatformTransactionManager.class)));

    @BeforeEach
    void tooOften() {
        doThrow(BUSY).when(callers).countChallenge(person.toString());
        doThrow(BUSY).when(callers).countTry(person.toString());
    }

    @Test
    void asksForNoMore() {
        assertThatThrownBy(() -> made.begin("session", borrower)).isSameAs(BUSY);
        assertThatThrownBy(() -> asking.holder("session", borrower)).isSameAs(BUSY);
    }

    @Test
    void triesNoMore() {
        Made given = new Made("Phone", "{}", "en", "192.0.2.1");
        assertThatThrownBy(() -> made.add("session", borrower, given)).isSameAs(BUSY);
    }
}
