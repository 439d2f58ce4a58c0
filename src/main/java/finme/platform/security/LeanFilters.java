package finme.platform.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;

/** What Spring Security does for each request beyond deciding: nothing here asks for it, and it cost more than deciding. */
@Configuration(proxyBeanMethods = false)
class LeanFilters {
    /** Without it every filter of a chain is timed and counted on its own. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Patterns are compared with the path; the older way asks all of Spring MVC's handler mappings for each pattern. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean patternsByPath() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }
}
