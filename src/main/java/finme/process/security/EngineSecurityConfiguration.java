package finme.process.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.userdetails.UserDetails;

/** Puts the two logins behind Spring Security's chain, which has order -100. */
@Configuration(proxyBeanMethods = false)
class EngineSecurityConfiguration {
    private static final int AFTER_OUR_LOGIN = -50;

    @Bean
    FilterRegistrationBean<EngineLoginFilter> engineLogin(@Lazy IdentityService identity) {
        var filter = new FilterRegistrationBean<>(new EngineLoginFilter(identity));
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(AFTER_OUR_LOGIN);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> cockpitLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", CockpitLogin.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(AFTER_OUR_LOGIN);
        return filter;
    }

    @Bean
    EngineSecurityPlugin engineSecurityPlugin(@Qualifier("people") List<UserDetails> people) {
        return new EngineSecurityPlugin(people);
    }
}
