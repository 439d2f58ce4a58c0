package finme.platform.web.problem;

import finme.kernel.Problem;
import finme.work.FailureTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What no other resolver knows, of a page most likely. Left to the servlet container it would be logged with its message. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UnforeseenFailures implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(UnforeseenFailures.class);

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            return null; // Spring Security answers these
        }
        if (failure instanceof Problem problem) {
            return answered(response, problem.status());
        }
        boolean theirs = UnstorableValue.isIn(failure)
                || failure instanceof RequestRejectedException
                || BrokenBody.isIn(failure);
        if (!theirs) {
            LOG.error("Unforeseen failure of a request", FailureTrace.of(failure));
        }
        return answered(response, theirs ? 400 : 500);
    }

    private static ModelAndView answered(HttpServletResponse response, int status) {
        try {
            response.sendError(status);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }
}
