package finme.platform.login;

import finme.kernel.Problem;
import finme.platform.CoreRole;
import finme.tries.Door;
import finme.tries.Knock;
import finme.tries.SignIns;
import finme.tries.Tries;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Names and passwords, for the form and for Basic alike. Who has just proven a password from the same address does not pay
 * for a slow hash with each request; who guesses waits, and at most two slow hashes are at work for all of them.
 */
@Component
@Profile(CoreRole.PROFILE)
class CarefulLogin implements AuthenticationProvider {
    private static final int SLOW_AT_ONCE = 2;

    private final UserDetailsService people;
    private final PasswordEncoder encoder;
    private final Tries tries;
    private final SignIns signIns;
    private final Semaphore slow = new Semaphore(SLOW_AT_ONCE);
    /** Somebody nobody is takes as long as somebody who is. */
    private final String nobody;

    CarefulLogin(UserDetailsService people, PasswordEncoder encoder, Tries tries, SignIns signIns) {
        this.people = people;
        this.encoder = encoder;
        this.tries = tries;
        this.signIns = signIns;
        this.nobody = encoder.encode("nobody");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        UserDetails person = person(given.getName());
        String password = Objects.toString(given.getCredentials(), "");
        Knock knock = new Knock(Door.LOGIN, person == null ? "" : person.getUsername(), address(given), password);
        if (!isRight(knock, person, password) || person == null) {
            throw new BadCredentialsException("The name and password don't fit together.");
        }
        signIns.seen(person.getUsername());
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        token.setDetails(given.getDetails());
        return token;
    }

    private boolean isRight(Knock knock, @Nullable UserDetails person, String password) {
        try {
            return tries.admit(
                    knock,
                    () -> person != null && tries.isKnown(knock)
                            || matches(password, person == null ? nobody : person.getPassword()) && person != null);
        } catch (Problem wait) {
            throw new TooManyAttempts(wait);
        }
    }

    private boolean matches(String password, String encoded) {
        if (!encoded.startsWith("{bcrypt}")) {
            return encoder.matches(password, encoded);
        }
        if (!slow.tryAcquire()) {
            throw Problem.busy(
                    429, "too_many_attempts", "Others are logging in; try again.", java.time.Duration.ofSeconds(1));
        }
        try {
            return encoder.matches(password, encoded);
        } finally {
            slow.release();
        }
    }

    private @Nullable UserDetails person(String name) {
        try {
            return people.loadUserByUsername(name);
        } catch (UsernameNotFoundException nobodyIs) {
            return null;
        }
    }

    private static String address(Authentication given) {
        return given.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
    }
}
