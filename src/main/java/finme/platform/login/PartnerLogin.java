package finme.platform.login;

import finme.kernel.Problem;
import finme.platform.CoreRole;
import finme.portal.PartnerUser;
import finme.portal.PartnerUsers;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Who of the lenders comes in by name and password: to their own addresses, by a manager that the house's does not know. */
@Component
@Profile(CoreRole.PROFILE)
public class PartnerLogin {
    public static final String ROLE = "PARTNER";

    private final PartnerUsers users;

    PartnerLogin(PartnerUsers users) {
        this.users = users;
    }

    /** No bean: a second one would take the house's place. */
    public AuthenticationManager manager() {
        return new ProviderManager(List.of(new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication given) {
                return proven(given);
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        }));
    }

    /** Who is signed in, and since which of their passwords. */
    private record Lender(String name, int sessions) implements AuthenticatedPrincipal, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public String getName() {
            return name;
        }
    }

    /** Whether a session still counts: neither has its user got another password meanwhile, nor were they shut out. */
    public boolean counts(@Nullable Authentication session) {
        return session == null
                || !(session.getPrincipal() instanceof Lender lender)
                || users.find(lender.name)
                        .filter(user -> user.state() == PartnerUser.State.ACTIVE && user.sessions() == lender.sessions)
                        .isPresent();
    }

    private Authentication proven(Authentication given) {
        try {
            PartnerUser user = users.proven(
                            given.getName(), Objects.toString(given.getCredentials(), ""), address(given))
                    .orElseThrow(() -> new BadCredentialsException("The name and password don't fit together."));
            UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                    new Lender(user.name(), user.sessions()),
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
            token.setDetails(given.getDetails());
            return token;
        } catch (Problem wait) {
            throw new TooManyAttempts(wait);
        }
    }

    private static String address(Authentication given) {
        return given.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
    }
}
