package finme.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine refuses queries that name no limit. Over REST hardly anybody names one, so they get the highest there is:
 * everything that worked without a limit works, and nobody reads a million rows at once.
 */
@Configuration(proxyBeanMethods = false)
class BoundedQueries {
    private static final Set<String> QUERYING = Set.of("GET", "POST");

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> boundedEngineQueries(
            @Value("${camunda.bpm.generic-properties.properties.query-max-results-limit:1000}") int limit) {
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(new Bounding(limit));
        registration.addUrlPatterns("/engine-rest/*");
        return registration;
    }

    static final class Bounding extends OncePerRequestFilter {
        private final int limit;

        Bounding(int limit) {
            this.limit = limit;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String query = request.getQueryString();
            boolean bounded = query != null && ('&' + query).contains("&maxResults=");
            boolean asks = QUERYING.contains(request.getMethod());
            chain.doFilter(asks && !bounded ? new Bounded(request, query, limit) : request, response);
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private final String query;

        Bounded(HttpServletRequest request, @Nullable String query, int limit) {
            super(request);
            this.query = (query == null || query.isEmpty() ? "" : query + '&') + "maxResults=" + limit;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
