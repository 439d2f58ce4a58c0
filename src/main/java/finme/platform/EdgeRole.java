package finme.platform;

import finme.platform.start.ModuleBeanNames;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Profile;

/** Facing the Internet: no database, no engine. */
@Configuration(proxyBeanMethods = false)
@Profile(EdgeRole.PROFILE)
@ComponentScan(
        basePackages = {
            "finme.tries",
            "finme.mapping",
            "finme.canonical",
            "finme.form.check",
            "finme.acceptance",
            "finme.intake",
            "finme.apply",
            "finme.cabinet",
            "finme.gateway.client"
        },
        nameGenerator = ModuleBeanNames.class,
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class EdgeRole {
    /** On unless only core was asked for. */
    public static final String PROFILE = "edge | !core";
}
