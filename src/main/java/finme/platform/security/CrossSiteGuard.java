package finme.platform.security;

import finme.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser repeats Basic credentials it once was given, also for a form on somebody else's page; and it says truthfully
 * where a request comes from. Programs send no such header and are not concerned.
 */
final class CrossSiteGuard extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Problems problems;

    CrossSiteGuard(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site) && (!SAFE.contains(request.getMethod()) || reveals(request))) {
            problems.write(response, 403, "cross_site", "Another site may not send this.");
            return;
        }
        chain.doFilter(request, response);
    }

    /** To look at a person is noted down: nobody does it by somebody else's page. */
    private static boolean reveals(HttpServletRequest request) {
        return request.getParameter("reveal") != null;
    }
}
