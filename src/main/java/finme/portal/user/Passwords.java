package finme.portal.user;

import finme.kernel.Problem;
import finme.portal.PartnerUser;
import finme.tries.Door;
import finme.tries.Knock;
import finme.tries.Tries;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Slow hashes, at most two at work at a time; who guesses waits, and who has just proven a password does not pay again. */
@Component
class Passwords {
    private static final int AT_ONCE = 2;
    private static final int CROWD = 1_000;

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final Semaphore slow = new Semaphore(AT_ONCE);
    private final Tries tries;
    /** Somebody nobody is takes as long as somebody who is. */
    private final String nobody;

    Passwords(Tries tries) {
        this.tries = tries;
        this.nobody = encoder.encode("nobody");
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    /** @param name as it was given, whoever that is @param hash null when nobody signs in by it */
    boolean proves(String name, @Nullable String hash, String password, String address) {
        // a new password is another credential: what was remembered of the old one opens nothing
        Knock knock = new Knock(Door.LOGIN, account(name, hash), address, hash + '/' + password);
        return tries.admit(
                knock,
                () -> hash != null && tries.isKnown(knock)
                        || matches(password, hash == null ? nobody : hash) && hash != null);
    }

    /** Names that nobody has are not told, for people type anything there; but who tries many of them waits. */
    private static String account(String name, @Nullable String hash) {
        return hash == null ? "partner-nobody-" + Math.floorMod(name.hashCode(), CROWD) : PartnerUser.account(name);
    }

    private boolean matches(String password, String hash) {
        if (!slow.tryAcquire()) {
            throw Problem.busy(429, "too_many_attempts", "Others are signing in; try again.", Duration.ofSeconds(1));
        }
        try {
            return encoder.matches(password, hash);
        } finally {
            slow.release();
        }
    }
}
