package finme.platform.security.edge;

import finme.cabinet.CabinetSession;
import finme.cabinet.SessionCookie;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the session's key from its cookie. Whether it is one, and whose, core says when it is asked for anything. */
final class CabinetSessionFilter extends OncePerRequestFilter {
    static final String ROLE = "BORROWER";

    private final SessionCookie cookie;

    CabinetSessionFilter(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookie.read(request).ifPresent(CabinetSessionFilter::present);
        chain.doFilter(request, response);
    }

    private static void present(CabinetSession session) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                session, "", List.of(new SimpleGrantedAuthority("ROLE_" + ROLE))));
        SecurityContextHolder.setContext(context);
    }

    /** What goes on in the background, as events do, is the same borrower's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
