package finme.platform.security;

import static org.springframework.security.web.util.matcher.AntPathRequestMatcher.antMatcher;

import finme.platform.CoreRole;
import finme.platform.login.PartnerLogin;
import finme.platform.login.TooManyAttempts;
import finme.platform.web.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Lenders' users: pages by form, API by Basic or the pages' session. Their role opens these addresses and no other, and
 * nobody of the house has it.
 */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class PartnerSecurityChain {
    private static final String SIGN_IN = "/partner/sign-in";

    @Bean
    @Order(14)
    SecurityFilterChain partnerChain(HttpSecurity http, Problems problems, ApiRefusals refusals, PartnerLogin login)
            throws Exception {
        LoginUrlAuthenticationEntryPoint toSignIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        toSignIn.setFavorRelativeUris(true);
        http.securityMatcher("/partner", "/partner/**", "/api/v1/partner", "/api/v1/partner/**")
                .authenticationManager(login.manager())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(BrowserPolicy.PAGES)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .successHandler(Redirects.afterLogin("/partner"))
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                failure instanceof TooManyAttempts ? SIGN_IN + "?wait" : SIGN_IN + "?error"))
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/partner/sign-out")
                        .logoutSuccessUrl(SIGN_IN + "?out")
                        .permitAll())
                // a session counts whatever stands beside it, so it has to bring its token in any case
                .csrf(csrf -> csrf.ignoringRequestMatchers(request ->
                        request.getHeader(HttpHeaders.AUTHORIZATION) != null && request.getSession(false) == null))
                .addFilterAfter(new CrossSiteGuard(problems), SecurityContextHolderFilter.class)
                .addFilterAfter(new FormerSessions(login), SecurityContextHolderFilter.class)
                .exceptionHandling(faults -> faults.defaultAuthenticationEntryPointFor(refusals, antMatcher("/api/**"))
                        .defaultAuthenticationEntryPointFor(toSignIn, antMatcher("/partner/**"))
                        .defaultAccessDeniedHandlerFor(refusals, antMatcher("/api/**")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SIGN_IN, "/partner/welcome/*")
                        .permitAll()
                        .anyRequest()
                        .hasRole(PartnerLogin.ROLE));
        return http.build();
    }
}
