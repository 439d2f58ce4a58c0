package finme.platform.security.edge;

import finme.cabinet.SessionCookie;
import finme.platform.EdgeRole;
import finme.platform.security.BrowserPolicy;
import finme.platform.web.problem.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Borrowers in the cabinet. Whose session it is core says with each call; here is decided that there has to be one, and that
 * no other site sends anything in its name.
 */
@Configuration(proxyBeanMethods = false)
@Profile(EdgeRole.PROFILE)
class CabinetSecurityChain {
    private static final String API = "/api/v1/cabinet/";

    @Bean
    @Order(19)
    SecurityFilterChain cabinetChain(
            HttpSecurity http, Problems problems, SessionCookie cookie, @Value("${finme.public-url}") String publicUrl)
            throws Exception {
        CabinetRefusals refusals = new CabinetRefusals(problems);
        http.securityMatcher("/cabinet", "/cabinet/**", API + "**");
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(BrowserPolicy.PAGES)));
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new OriginGuard(problems, publicUrl), SecurityContextHolderFilter.class)
                .addFilterBefore(new CabinetSessionFilter(cookie), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.TRACE)
                        .denyAll()
                        .requestMatchers("/cabinet/sign-in", "/cabinet/sign-in/**")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                API + "sign-in",
                                API + "sign-in/passkey",
                                API + "session",
                                API + "session/passkey")
                        .permitAll()
                        .anyRequest()
                        .hasRole(CabinetSessionFilter.ROLE))
                .build();
    }
}
