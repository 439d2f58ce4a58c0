package finme.platform.web.limit;

import finme.platform.web.problem.Problems;
import finme.work.ConcurrencyLimit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses applications, and callbacks, beyond what is worked on at once before anything is done for them: else refusing
 * costs so much that requests queue for a thread, and those that are accepted come late. Both together leave threads for
 * everything else. At an edge, whoever only waits for core any more holds none, and is counted apart.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrowdLimit extends OncePerRequestFilter {
    /** A sender's body may take its time, which has an end of its own; only what core does is timed. */
    private static final Duration ANY = Duration.ofDays(1);

    private final List<Entrance> entrances;
    private final Problems problems;

    CrowdLimit(
            @Value("${finme.intake.at-once:64}") int atOnce,
            @Value("${finme.intake.awaited:500}") int awaited,
            @Value("${finme.batches.at-once:4}") int files,
            Problems problems,
            MeterRegistry meters) {
        this.entrances = List.of(
                new Entrance(
                        Pattern.compile("/api/v1/sources/[^/]+/applications/?|/edge/v1/applications"),
                        "FinMe takes no more applications at the moment.",
                        new ConcurrencyLimit(atOnce, ANY),
                        new Awaited(awaited, atOnce),
                        meters.counter("finme.intake.refused", "reason", "crowded")),
                new Entrance(
                        BodyLimit.FILES,
                        "FinMe takes no more files at the moment.",
                        new ConcurrencyLimit(files, ANY),
                        new Awaited(files, files),
                        meters.counter("finme.batch.refused", "reason", "crowded")),
                new Entrance(
                        Pattern.compile("/api/v1/partners/[^/]+/callbacks/?|/edge/v1/callbacks"),
                        "FinMe takes no more messages at the moment.",
                        new ConcurrencyLimit(atOnce, ANY),
                        new Awaited(awaited, atOnce),
                        meters.counter("finme.callback.refused", "reason", "crowded")));
        this.problems = problems;
    }

    private record Entrance(Pattern path, String sentence, ConcurrencyLimit limit, Awaited awaited, Counter refused) {
        @Nullable
        Object enter() {
            return awaited.areTooMany() ? null : limit.enter();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Entrance entrance = entrance(request);
        if (entrance == null) {
            chain.doFilter(request, response);
            return;
        }
        Object place = entrance.enter();
        if (place == null) {
            entrance.refused().increment();
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(ThreadLocalRandom.current().nextInt(1, 3)));
            problems.write(response, 503, "overloaded", entrance.sentence());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            entrance.limit().leave(place);
            if (request.isAsyncStarted()) {
                entrance.awaited().add(request, response);
            }
        }
    }

    private @Nullable Entrance entrance(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return null;
        }
        return entrances.stream()
                .filter(entrance ->
                        entrance.path().matcher(request.getRequestURI()).matches())
                .findFirst()
                .orElse(null);
    }
}
