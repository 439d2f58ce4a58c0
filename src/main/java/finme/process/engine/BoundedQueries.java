package finme.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine refuses queries that name no limit or too high a one. Over HTTP hardly anybody names one, so they get the
 * highest there is: everything that worked without a limit works, and nobody reads a million rows at once. A program
 * that names too many is told so, lest it takes a part for the whole. Tasklist and Cockpit could only show an error:
 * what they ask for is cut, and the engine's own limit is the most that their scripts ask for page by page.
 */
@Configuration(proxyBeanMethods = false)
class BoundedQueries {
    private static final int FOR_PROGRAMS = 1000;

    @Bean
    FilterRegistrationBean<Bounding> boundedEngineRest() {
        return at("/engine-rest/*", new Bounding(FOR_PROGRAMS, false));
    }

    @Bean
    FilterRegistrationBean<Bounding> boundedWebApps(
            @Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int limit) {
        return at("/camunda/api/*", new Bounding(limit, true));
    }

    private static FilterRegistrationBean<Bounding> at(String path, Bounding filter) {
        FilterRegistrationBean<Bounding> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(path);
        return registration;
    }

    static final class Bounding extends OncePerRequestFilter {
        private static final Set<String> QUERYING = Set.of("GET", "POST");
        private static final Pattern ASKED = Pattern.compile("(?<=^|&)maxResults=(\\d{0,18})(?=&|$)");

        private final int most;
        private final boolean cut;

        Bounding(int most, boolean cut) {
            this.most = most;
            this.cut = cut;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String query = Objects.requireNonNullElse(request.getQueryString(), "");
            Matcher asked = ASKED.matcher(query);
            if (!QUERYING.contains(request.getMethod())) {
                chain.doFilter(request, response);
            } else if (!asked.find()) {
                chain.doFilter(new Rewritten(request, (query.isEmpty() ? "" : query + '&') + bound()), response);
            } else if (asked.group(1).isEmpty() || cut && isTooMany(asked)) {
                chain.doFilter(new Rewritten(request, asked.replaceFirst(bound())), response);
            } else if (isTooMany(asked)) {
                refuse(response);
            } else {
                chain.doFilter(request, response);
            }
        }

        private boolean isTooMany(Matcher asked) {
            return Long.parseLong(asked.group(1)) > most;
        }

        private String bound() {
            return "maxResults=" + most;
        }

        /** In the shape of the engine's own refusals. */
        private void refuse(HttpServletResponse response) throws IOException {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter()
                    .write("{\"type\":\"BadUserRequestException\",\"message\":\"At most " + most
                            + " results at once: read them page by page, with firstResult.\",\"code\":0}");
        }
    }

    private static final class Rewritten extends HttpServletRequestWrapper {
        private final String query;

        Rewritten(HttpServletRequest request, String query) {
            super(request);
            this.query = query;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
