package finme.platform.security;

import static org.springframework.security.web.util.matcher.AntPathRequestMatcher.antMatcher;

import finme.platform.CoreRole;
import finme.platform.login.Role;
import finme.platform.login.TooManyAttempts;
import finme.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Addresses for people of the company; only in core. */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class CompanySecurityChain {
    private static final String METRICS = "/actuator/prometheus";

    private final Problems problems;
    private final ApiRefusals refusals;

    CompanySecurityChain(Problems problems, ApiRefusals refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    /** Basic, or the session of the admin pages, which then must send their CSRF token. */
    @Bean
    @Order(11)
    SecurityFilterChain adminApiChain(HttpSecurity http) throws Exception {
        String api = "/api/v1/admin/";
        String[] masterData = {
            api + "sources/**", api + "partners/**", api + "directories/**", api + "connected-systems/**"
        };
        http.securityMatcher(new OrRequestMatcher(antMatcher(api + "**"), antMatcher(METRICS)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                // a session counts whatever stands beside it, so it has to bring its token in any case
                .csrf(csrf -> csrf.ignoringRequestMatchers(
                        request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null && !hasSession(request)))
                .addFilterAfter(new CrossSiteGuard(problems), SecurityContextHolderFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.requestMatchers(api + "keys/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, api + "users/**")
                        .hasAnyRole("ADMIN", "AUDITOR")
                        .requestMatchers(HttpMethod.GET, api + "applications/*/notes")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers(HttpMethod.GET, api + "**", METRICS)
                        .hasAnyRole(Role.ALL)
                        .requestMatchers(HttpMethod.POST, api + "borrowers/*/erase")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers(
                                HttpMethod.POST,
                                api + "partners/*/try",
                                api + "partners/*/unbooked/*",
                                api + "connected-systems/*/replay")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers(
                                HttpMethod.POST,
                                api + "crm/*/load",
                                api + "crm/*/loads/**",
                                api + "crm/*/reconcile",
                                api + "crm/*/reconciliations/**",
                                api + "crm/*/records/**",
                                api + "crm/*/conflicts/**",
                                api + "crm/*/unlinked/**")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers(masterData)
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST, api + "borrowers/search", api + "applications/search")
                        .hasAnyRole(Role.ALL)
                        .requestMatchers(
                                api + "borrowers/*/merge", api + "borrowers/*/unmerge", api + "borrower-matches/**")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers(api + "forms/**", api + "decisions/**", api + "processes/**")
                        .hasAnyRole("ADMIN", "OWNER")
                        .requestMatchers(
                                api + "applications/**", api + "deliveries/**", api + "edges/**", api + "work/**")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .anyRequest()
                        .hasRole("ADMIN"));
        return http.build();
    }

    private static boolean hasSession(HttpServletRequest request) {
        return request.getSession(false) != null;
    }

    /** Everything not named is denied, also to administrators. */
    @Bean
    @Order(30)
    SecurityFilterChain pagesChain(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(BrowserPolicy.PAGES)))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(Redirects.afterLogin("/admin"))
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                failure instanceof TooManyAttempts ? "/login?wait" : "/login?error"))
                        .permitAll())
                .exceptionHandling(faults -> faults.authenticationEntryPoint(Redirects.toLogin()))
                .logout(logout -> logout.logoutSuccessUrl("/login?out").permitAll())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/admin/forms/new/**", "/admin/forms/*/edit", "/admin/decisions/*/edit")
                        .hasAnyRole("ADMIN", "OWNER")
                        .requestMatchers(
                                HttpMethod.POST, "/admin/forms/**", "/admin/decisions/**", "/admin/processes/**")
                        .hasAnyRole("ADMIN", "OWNER")
                        .requestMatchers(HttpMethod.GET, "/admin/*/new", "/admin/*/*/edit", "/admin/keys")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/admin/users")
                        .hasAnyRole("ADMIN", "AUDITOR")
                        .requestMatchers(HttpMethod.GET, "/admin", "/admin/**")
                        .hasAnyRole(Role.ALL)
                        .requestMatchers(HttpMethod.POST, "/admin/borrowers/search", "/admin/applications/search")
                        .hasAnyRole(Role.ALL)
                        .requestMatchers(
                                "/admin/applications/**",
                                "/admin/batches",
                                "/admin/deliveries/**",
                                "/admin/edges/**",
                                "/admin/work/**",
                                "/admin/partners/*/try",
                                "/admin/partners/*/unbooked/*",
                                "/admin/sources/*/try",
                                "/admin/crm/*/again",
                                "/admin/crm/*/tell",
                                "/admin/crm/*/load",
                                "/admin/crm/*/loads/**",
                                "/admin/crm/*/reconcile",
                                "/admin/crm/*/reconciliations/**",
                                "/admin/crm/*/conflicts/**",
                                "/admin/crm/*/unlinked/**")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers("/admin/borrowers/*/hold")
                        .hasRole("ADMIN")
                        .requestMatchers("/admin/borrowers/**", "/admin/borrower-matches/**")
                        .hasAnyRole("ADMIN", "OPERATOR")
                        .requestMatchers("/admin/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .denyAll());
        return http.build();
    }
}
