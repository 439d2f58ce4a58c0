package finme.platform.security;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

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

    /** Else each request's handler is looked up once more before the chain, for matchers of that older kind. */
    @Bean
    static BeanPostProcessor noHandlerLookedUpBeforehand(ApplicationContext context) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                return bean.getClass() == HandlerMappingIntrospector.class ? new NoLookup(context) : bean;
            }
        };
    }

    @SuppressWarnings("removal")
    private static final class NoLookup extends HandlerMappingIntrospector {
        NoLookup(ApplicationContext context) {
            setApplicationContext(context);
        }

        @Override
        public Filter createCacheFilter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }
}
