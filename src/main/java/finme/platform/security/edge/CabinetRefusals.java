package finme.platform.security.edge;

import finme.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Without a session a page leads to the one for signing in, and a call hears 401, without a browser's own login box. */
final class CabinetRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Problems problems;

    CabinetRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            problems.write(response, 401, "signed_out", Problems.sentence(401));
        } else {
            response.sendRedirect("/cabinet/sign-in");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        problems.write(response, 403, "forbidden", Problems.sentence(403));
    }
}
