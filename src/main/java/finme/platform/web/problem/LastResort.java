package finme.platform.web.problem;

import finme.work.FailureTrace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * What fails in a filter, or in a servlet that is not Spring's. Left to the server it would be a 500 whatever it was, and
 * its message, which may quote what was sent, would be logged.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LastResort extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Problems problems;

    LastResort(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().indexOf(';') >= 0 || !isReadable(request)) {
            // nobody here takes parameters of a path, and readers differ about what they mean
            problems.write(response, 400, Problems.codeOf(400), Problems.sentence(400));
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                LOG.warn("A request failed while it was answered", FailureTrace.of(failure));
                return;
            }
            answer(response, failure);
        }
    }

    /** Tomcat finds a servlet by what an address means in the end, Spring by its letters: where they differ, it is refused. */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            return true;
        } catch (IllegalArgumentException roundabout) {
            return false;
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
    }

    private void answer(HttpServletResponse response, Exception failure) throws IOException {
        if (isTheirs(failure)) {
            problems.write(response, 400, Problems.codeOf(400), Problems.sentence(400));
        } else if (DatabaseAway.isIn(failure)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            problems.write(response, 503, "unavailable", "FinMe can't do that right now.");
        } else if (UnstorableValue.isIn(failure)) {
            problems.write(response, 422, UnstorableValue.CODE, UnstorableValue.SENTENCE);
        } else {
            LOG.error("Unforeseen failure of a request", FailureTrace.of(failure));
            problems.write(response, 500, "internal", "Something went wrong on our side.");
        }
    }

    /** A header that can't be read. */
    private static boolean isTheirs(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidMediaTypeException || cause instanceof RequestRejectedException) {
                return true;
            }
        }
        return false;
    }
}
