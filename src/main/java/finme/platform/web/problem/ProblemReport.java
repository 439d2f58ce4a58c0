package finme.platform.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** What the server refuses before any filter sees it, such as a path that is none: a problem instead of a page of its own. */
public final class ProblemReport extends ErrorReportValve {
    /** Other versions, encodings and methods of HTTP: what Tomcat blames itself for, whoever sends it did. */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (NOT_OURS.contains(response.getStatus())) {
            response.setStatus(400);
        }
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String problem = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(
                        Problems.codeOf(status).replace('_', ' '),
                        status,
                        Problems.sentence(status),
                        Problems.codeOf(status));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // whoever asked does not listen any more
        }
    }
}
