package finme.platform.security.edge;

import finme.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser sends a borrower's cookie along and says truthfully which site has it do so: nothing may be changed by another
 * one. Programs say nothing and hold no cookie that somebody else could use.
 */
final class OriginGuard extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");
    /** What a page says that tells nobody where it is from. */
    private static final String HIDDEN = "null";

    private final Problems problems;
    private final String own;

    OriginGuard(Problems problems, String publicUrl) {
        this.problems = problems;
        this.own = authority(publicUrl);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SAFE.contains(request.getMethod()) && isForeign(request)) {
            problems.write(response, 403, "cross_site", "Another site may not send this.");
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site != null && !OURS.contains(site)) {
            return true;
        }
        if (origin == null) {
            return false;
        }
        return origin.equals(HIDDEN) ? site == null : !isOurs(authority(origin), request.getHeader(HttpHeaders.HOST));
    }

    private boolean isOurs(String authority, @Nullable String host) {
        return authority.equals(own) || host != null && authority.equals(host.toLowerCase(Locale.ROOT));
    }

    /** @return host and port as they stand in the address */
    private static String authority(String address) {
        try {
            String authority = URI.create(address).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException none) {
            return "";
        }
    }
}
