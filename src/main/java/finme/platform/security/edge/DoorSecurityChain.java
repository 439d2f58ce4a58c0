package finme.platform.security.edge;

import finme.gateway.EdgeName;
import finme.platform.CoreRole;
import finme.platform.security.ApiRefusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What came through the door for edges was proven there; the same address from elsewhere is nobody's. */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class DoorSecurityChain {
    @Bean
    @Order(10)
    SecurityFilterChain doorChain(HttpSecurity http, ApiRefusals refusals) throws Exception {
        http.securityMatcher("/edge/**");
        return PublicSecurityChain.anonymous(http, refusals)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, call) ->
                                new AuthorizationDecision(call.getRequest().getAttribute(EdgeName.ATTRIBUTE) != null)))
                .build();
    }
}
