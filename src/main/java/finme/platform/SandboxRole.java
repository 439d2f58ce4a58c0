package finme.platform;

import finme.platform.start.ModuleBeanNames;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Profile;

/** Simulated lenders and CRM; only with the profile {@code demo} or {@code sandbox}. */
@Configuration(proxyBeanMethods = false)
@Profile("demo | sandbox")
@ComponentScan(
        basePackages = "finme.sandbox",
        nameGenerator = ModuleBeanNames.class,
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class SandboxRole {}
