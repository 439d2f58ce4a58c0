package finme.platform.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.security.web.util.matcher.AntPathRequestMatcher.antMatcher;

import finme.platform.CoreRole;
import finme.platform.login.Role;
import finme.platform.web.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The engine's REST API and its webapps. Both are servlets of their own, so every matcher here is an
 * {@code AntPathRequestMatcher}: the string form is relative to Spring's servlet and would leave them open.
 */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class EngineSecurityChain {
    private final Problems problems;
    private final ApiRefusals refusals;

    EngineSecurityChain(Problems problems, ApiRefusals refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    /** For Camunda Modeler: Basic, a plain 401, no session. By method and path here, by right in the engine. */
    @Bean
    @Order(12)
    SecurityFilterChain engineRestChain(HttpSecurity http) throws Exception {
        http.securityMatcher(antMatcher("/engine-rest/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new CrossSiteGuard(problems), SecurityContextHolderFilter.class)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.requestMatchers(rest("identity/verify", "engine/*/**"))
                        .denyAll()
                        .requestMatchers(antMatcher(OPTIONS, "/engine-rest/**"))
                        .denyAll()
                        .requestMatchers(antMatcher(GET, "/engine-rest/**"))
                        .hasAnyRole(Role.ALL)
                        .requestMatchers(rest("user/**", "group/**", "tenant/**", "authorization/**"))
                        .denyAll()
                        .requestMatchers(rest(
                                "deployment/**",
                                "process-definition/**",
                                "decision-definition/**",
                                "migration/**",
                                "batch/**",
                                "process-instance/suspended",
                                "process-instance/*/suspended"))
                        .hasAnyRole("ADMIN", "OWNER")
                        // of a sync only, by right in the engine
                        .requestMatchers(antMatcher(DELETE, "/engine-rest/process-instance/*"))
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers(rest("task/**", "job/**", "incident/**"))
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .anyRequest()
                        .hasRole("ADMIN"));
        return http.build();
    }

    /** Cockpit, Tasklist, Admin: the login is ours, the cross-site token and the headers are theirs. */
    @Bean
    @Order(13)
    SecurityFilterChain webappChain(HttpSecurity http) throws Exception {
        http.securityMatcher(antMatcher("/camunda/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.cacheControl(cache -> cache.disable()).frameOptions(FrameOptionsConfig::sameOrigin))
                .addFilterAfter(new CrossSiteGuard(problems), SecurityContextHolderFilter.class)
                .exceptionHandling(faults -> faults.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), antMatcher("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(Redirects.toLogin(), antMatcher("/camunda/**")))
                .authorizeHttpRequests(requests -> requests
                        // CVE-2026-77226: anybody could make themselves an administrator here
                        .requestMatchers(
                                antMatcher("/camunda/api/admin/setup/**"),
                                antMatcher("/camunda/app/admin/*/setup/**"),
                                antMatcher("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        .anyRequest()
                        .hasAnyRole(Role.ALL));
        return http.build();
    }

    private static RequestMatcher[] rest(String... paths) {
        RequestMatcher[] matchers = new RequestMatcher[paths.length];
        for (int i = 0; i < paths.length; i++) {
            matchers[i] = antMatcher("/engine-rest/" + paths[i]);
        }
        return matchers;
    }
}
