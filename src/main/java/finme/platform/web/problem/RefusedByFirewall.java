package finme.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Paths and headers that are written so that two readers might read them differently. */
@Component
class RefusedByFirewall implements RequestRejectedHandler {
    private final Problems problems;

    RefusedByFirewall(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        problems.write(response, 400, Problems.codeOf(400), Problems.sentence(400));
    }
}
