package finme.sandbox.partners;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends what a simulated lender answers later, once every other filter has left the response. Spring MVC's own way would
 * take each answer through all filters a second time, which costs more than the lender.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LateAnswers extends OncePerRequestFilter {
    private static final String PROMISED = LateAnswers.class.getName();
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    static void promise(HttpServletRequest request, CompletableFuture<Call.Given> answer) {
        request.setAttribute(PROMISED, answer);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/sandbox/partners/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(PROMISED) instanceof CompletableFuture<?> promised) {
            AsyncContext context = request.startAsync(request, response);
            context.setTimeout(PATIENCE.toMillis());
            promised.whenComplete((given, fault) -> send(response, given, context));
        }
    }

    private void send(HttpServletResponse response, Object given, AsyncContext context) {
        try {
            if (given instanceof Call.Given answer) {
                write(response, answer);
            } else {
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (IOException gone) {
            logger.debug("The caller did not wait for its answer.");
        } finally {
            context.complete();
        }
    }

    private static void write(HttpServletResponse response, Call.Given given) throws IOException {
        response.setStatus(given.answer().status());
        response.setContentType(given.answer().contentType());
        response.setContentLength(given.answer().body().length);
        if (given.answer().retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, given.answer().retryAfter());
        }
        if (given.replayed()) {
            response.setHeader("Idempotency-Replayed", "true");
        }
        response.getOutputStream().write(given.answer().body());
    }
}
