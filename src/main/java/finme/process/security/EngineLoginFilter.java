package finme.process.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls its REST API: without a user it authorises everything. Nobody gets here without a login;
 * if somebody ever did, they are refused rather than let through as the engine's nobody.
 */
final class EngineLoginFilter extends OncePerRequestFilter {
    private final IdentityService identity;

    EngineLoginFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !caller.isAuthenticated()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            identity.setAuthentication(caller.getName(), EngineGroup.idsOf(caller.getAuthorities()));
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
