package finme.portal.desk;

import finme.catalogue.Catalogue;
import finme.fdforge.DatabaseClock;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.portal.desk.PartnerAccess.Own;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a partner changes of itself: whether it gets anything, and the secret of its callbacks. */
@Component
public class OwnSettings {
    public static final String USUAL = "P7D";
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Catalogue<Partner> partners;
    private final DatabaseClock clock;

    OwnSettings(Catalogue<Partner> partners, DatabaseClock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    public void pause(Own own) {
        if (own.partner().state() != Partner.State.PAUSED) {
            partners.change(own.code(), Partner::pausedByItself, own.actor());
        }
    }

    /**
     * Whoever paused it is asked under its lock: an operator may do so while somebody of the partner looks at the button.
     *
     * @throws Problem 409 {@code paused_by_operator}: what we have stopped, we start
     */
    public void resume(Own own) {
        if (own.partner().state() == Partner.State.ACTIVE) {
            return;
        }
        partners.change(
                own.code(),
                now -> {
                    if (now.state() == Partner.State.PAUSED && !now.isPausedByItself()) {
                        throw Problem.conflict("paused_by_operator", "It was paused by us; ask us to resume it.");
                    }
                    return now.withState(Partner.State.ACTIVE);
                },
                own.actor());
    }

    public boolean mayResume(Own own) {
        return own.partner().isPausedByItself();
    }

    /** @param secret told this once @param formerUntil until when the one before counts as well */
    public record Renewed(String secret, Instant formerUntil) {
        @Override
        public String toString() {
            return "Renewed[***]";
        }
    }

    /** @param overlap ISO 8601; null: 7 days @throws Problem 409 {@code no_secret}; 422 */
    public Renewed renew(Own own, @Nullable String overlap) {
        Partner.Callback callback = own.partner().callback();
        if (callback == null || !callback.hasSecret()) {
            throw Problem.conflict("no_secret", "Its callbacks carry no secret that could be renewed.");
        }
        Instant until = clock.now().plus(duration(overlap == null || overlap.isBlank() ? USUAL : overlap));
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        partners.change(own.code(), now -> now.withCallbackSecret(secret, until), own.actor());
        return new Renewed(secret, until);
    }

    private static Duration duration(String text) {
        try {
            Duration overlap = Duration.parse(text);
            if (overlap.isNegative() || overlap.compareTo(LONGEST) > 0) {
                throw Problem.invalid("/overlap", "out_of_range", "The old secret counts for 90 days at most.");
            }
            return overlap;
        } catch (DateTimeParseException otherwise) {
            throw Problem.invalid("/overlap", "invalid_value", "Must be an ISO 8601 duration such as P7D.");
        }
    }
}
