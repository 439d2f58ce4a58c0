package finme.platform.security;

import finme.platform.login.TooManyAttempts;
import finme.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** 401 and 403 as problems. The challenge makes Camunda Modeler show its login fields; a redirect would break it. */
@Component
public class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Problems problems;

    ApiRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyAttempts wait) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(wait.after().toSeconds()));
            problems.write(response, 429, wait.problem().code(), wait.problem().detail());
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"FinMe\", charset=\"UTF-8\"");
        problems.write(response, 401, "unauthorized", Problems.sentence(401));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        problems.write(response, 403, "forbidden", Problems.sentence(403));
    }
}
