package finme.admin.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;

/** Asks the security chains what they would say to somebody else, without a request being made. */
@Component
class ChainRules {
    private final ObjectProvider<SecurityFilterChain> chains;

    ChainRules(ObjectProvider<SecurityFilterChain> chains) {
        this.chains = chains;
    }

    /** @param around any request to this application, for what its server knows of it */
    boolean mayCall(String role, String method, String path, HttpServletRequest around) {
        HttpServletRequest asked = new Asked(around, method, path);
        return chains.orderedStream()
                .filter(chain -> chain.matches(asked))
                .findFirst()
                .map(ChainRules::manager)
                .map(manager -> manager.authorize(() -> somebody(role), asked))
                .map(AuthorizationResult::isGranted)
                .orElse(false);
    }

    private static @Nullable AuthorizationManager<HttpServletRequest> manager(SecurityFilterChain chain) {
        return chain.getFilters().stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(AuthorizationFilter.class::cast)
                .findFirst()
                .map(AuthorizationFilter::getAuthorizationManager)
                .orElse(null);
    }

    private static Authentication somebody(String role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                "somebody", null, List.of(new SimpleGrantedAuthority("ROLE_" + role)));
    }

    /** Another method and path, and nothing that was found out about the request around it. */
    private static final class Asked extends HttpServletRequestWrapper {
        private final String method;
        private final String path;
        private final Map<String, Object> attributes = new HashMap<>();

        Asked(HttpServletRequest around, String method, String path) {
            super(around);
            this.method = method;
            this.path = path;
        }

        @Override
        public String getMethod() {
            return method;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + path;
        }

        @Override
        public String getServletPath() {
            return path;
        }

        @Override
        public @Nullable String getPathInfo() {
            return null;
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            attributes.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }
    }
}
