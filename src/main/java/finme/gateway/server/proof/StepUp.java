package finme.gateway.server.proof;

import finme.account.Codes;
import finme.account.Passkeys;
import finme.account.Sessions;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever is signed in proves once more who they are, by a code or by a passkey, before something that can't be taken back. */
@Component
public class StepUp {
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Sessions sessions;
    private final Codes codes;
    private final Passkeys passkeys;
    private final WhoAsks who;

    StepUp(Sessions sessions, Codes codes, Passkeys passkeys, WhoAsks who) {
        this.sessions = sessions;
        this.codes = codes;
        this.passkeys = passkeys;
        this.who = who;
    }

    /**
     * @param code null when there is none
     * @param passkey what the browser made of it; null when there is none
     * @param language of the mail with a code
     */
    public record Proof(@Nullable String code, @Nullable String passkey, String language) {
        @Override
        public String toString() {
            return "Proof[***]";
        }
    }

    /**
     * Proof of the last half hour is enough.
     *
     * @throws Problem as {@link #prove}
     */
    public void insist(String session, Proof given) {
        boolean nothing = isMissing(given.code()) && isMissing(given.passkey());
        if (!nothing || sessions.find(session).provenAt().isBefore(Instant.now().minus(FRESH))) {
            prove(session, given);
        }
    }

    /**
     * However fresh the session is. A passkey is the person's alone.
     *
     * @throws Problem 403 {@code address_not_proven} with a passkey of somebody who is not the person; 403 {@code fresh_code_needed} without any, and a code is sent; 401 {@code wrong_code} or {@code
     *     wrong_passkey}, 429 {@code too_many_tries}
     */
    public void prove(String session, Proof given) {
        if (given.passkey() != null && !isMissing(given.passkey())) {
            who.person(session);
            passkeys.prove(session, given.passkey());
        } else if (given.code() != null && !isMissing(given.code())) {
            codes.prove(session, given.code());
        } else {
            codes.sendAgain(session, given.language());
            throw Problem.of(403, "fresh_code_needed", "A code is on its way; this needs it.");
        }
    }

    private static boolean isMissing(@Nullable String given) {
        return given == null || given.isBlank();
    }
}
