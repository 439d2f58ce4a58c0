package finme.platform.web;

import finme.kernel.UnderWay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses applications beyond what is worked on at once before anything is done for them: else refusing costs so much
 * that requests queue for a thread, and those that are accepted come late.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrowdLimit extends OncePerRequestFilter {
    private static final Pattern INTAKE = Pattern.compile("/api/v1/sources/[^/]+/applications/?");
    /** A sender's body may take its time; only what core does is timed. */
    private static final Duration ANY = Duration.ofDays(1);

    private final UnderWay underWay;
    private final Problems problems;
    private final Counter refused;

    CrowdLimit(@Value("${finme.intake.at-once:64}") int atOnce, Problems problems, MeterRegistry meters) {
        this.underWay = new UnderWay(atOnce, ANY);
        this.problems = problems;
        this.refused = meters.counter("finme.intake.refused", "reason", "crowded");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !INTAKE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object place = underWay.enter();
        if (place == null) {
            refused.increment();
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(ThreadLocalRandom.current().nextInt(1, 3)));
            problems.write(response, 503, "overloaded", "FinMe takes no more applications at the moment.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            underWay.leave(place);
        }
    }
}
