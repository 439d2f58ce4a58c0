package finme.platform.security.edge;

import finme.platform.CoreRole;
import finme.platform.security.ApiRefusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An edge alone has public addresses only; whatever else is asked for is denied. */
@Configuration(proxyBeanMethods = false)
@Profile("!(" + CoreRole.PROFILE + ")")
class EdgeSecurityChain {
    @Bean
    @Order(30)
    SecurityFilterChain nothingElseChain(HttpSecurity http, ApiRefusals refusals) throws Exception {
        return PublicSecurityChain.anonymous(http, refusals)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }
}
