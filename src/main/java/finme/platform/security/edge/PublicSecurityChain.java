package finme.platform.security.edge;

import finme.platform.security.ApiRefusals;
import finme.platform.security.BrowserPolicy;
import finme.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Addresses without a login: sources and partners carry credentials of their own, borrowers an unguessable link. No session,
 * hence nothing another site could ride on.
 */
@Configuration(proxyBeanMethods = false)
class PublicSecurityChain {
    private static final String[] OPEN = {
        "/api/v1/sources/**",
        "/api/v1/partners/*/callbacks",
        "/api/v1/partners/*/callbacks/",
        "/api/v1/crm/*/changes",
        "/api/v1/crm/*/changes/",
        "/api/v1/schemas/**",
        "/api/v1/forms/**",
        "/apply/**",
        "/status/**",
        "/guides/**",
        "/complete/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/actuator/health/**",
        "/.well-known/**",
        "/assets/**",
        "/webjars/**",
        "/favicon.ico",
        "/error"
    };

    @Bean
    @Order(20)
    SecurityFilterChain publicChain(HttpSecurity http, ApiRefusals refusals) throws Exception {
        http.securityMatcher(OPEN);
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(BrowserPolicy.PAGES)));
        return anonymous(http, refusals)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.TRACE)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    @Order(21)
    SecurityFilterChain apiPagesChain(HttpSecurity http, ApiRefusals refusals) throws Exception {
        http.securityMatcher("/swagger-ui", "/swagger-ui/**");
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(BrowserPolicy.API_PAGES)));
        return anonymous(http, refusals)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(22)
    @Profile("demo | sandbox")
    SecurityFilterChain sandboxChain(HttpSecurity http, ApiRefusals refusals) throws Exception {
        http.securityMatcher("/sandbox/**");
        return anonymous(http, refusals)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** After whatever serves an address of the API: what is left is none, and no login makes it one. */
    @Bean
    @Order(29)
    SecurityFilterChain strayApiChain(HttpSecurity http, ApiRefusals refusals, Problems problems) throws Exception {
        http.securityMatcher("/api/**");
        return anonymous(http, refusals)
                .exceptionHandling(faults -> faults.authenticationEntryPoint(
                                (request, response, failure) -> nothingHere(problems, response))
                        .accessDeniedHandler((request, response, denied) -> nothingHere(problems, response)))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }

    private static void nothingHere(Problems problems, HttpServletResponse response) throws IOException {
        problems.write(response, 404, "not_found", Problems.sentence(404));
    }

    static HttpSecurity anonymous(HttpSecurity http, ApiRefusals refusals) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }
}
