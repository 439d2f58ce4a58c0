package finme.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.SignedIn;
import finme.account.limit.Callers;
import finme.account.passkey.ceremony.BrowserOptions;
import finme.account.passkey.ceremony.Ceremonies;
import finme.account.passkey.ceremony.Ceremonies.Refused;
import finme.account.passkey.ceremony.Ceremonies.Shown;
import finme.account.passkey.ceremony.Challenges;
import finme.account.passkey.ceremony.Challenges.Purpose;
import finme.account.passkey.ceremony.Credential;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks browsers to show a passkey, and takes what they answer, each question once. */
@Component
class Asking {
    private final BrowserOptions options;
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final KnownPasskeys known;
    private final Callers callers;

    Asking(BrowserOptions options, Ceremonies ceremonies, Challenges challenges, KnownPasskeys known, Callers callers) {
        this.options = options;
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.known = known;
        this.callers = callers;
    }

    JsonNode anybody(String caller) {
        callers.countChallenge(caller);
        return options.ofAnybody();
    }

    /** @throws Problem 429, or 404 when there are none */
    JsonNode holder(String session, SignedIn borrower) {
        callers.countChallenge(borrower.person().toString());
        List<Credential> theirs = known.credentials(borrower.borrowers());
        if (theirs.isEmpty()) {
            throw Problem.notFound("A passkey");
        }
        return options.of(Sha256.digest(session), theirs);
    }

    /** @throws Refused when nobody asked for it, or not any more @throws Problem 429 */
    Shown answered(String json, Purpose purpose, byte @Nullable [] session, String caller) {
        callers.countTry(caller);
        Shown shown = ceremonies.read(json);
        if (challenges.take(shown.challenge(), purpose, session).isEmpty()) {
            throw new Refused("NotAsked");
        }
        return shown;
    }
}
