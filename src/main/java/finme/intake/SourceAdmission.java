package finme.intake;

import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lets a request in by its source's key, or says how to prove who it is. */
@Component
class SourceAdmission {
    private final SourceGuard guard;

    SourceAdmission(SourceGuard guard) {
        this.guard = guard;
    }

    /** @throws Problem 429 */
    void limit(SourceProfile source) {
        guard.limit(source);
    }

    SourceProfile admit(String source, HttpServletRequest request, HttpServletResponse response) {
        try {
            return guard.admit(source, request.getHeader(HttpHeaders.AUTHORIZATION), request.getRemoteAddr());
        } catch (Problem problem) {
            if (problem.status() == 401) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"sources\"");
            }
            throw problem;
        }
    }
}
