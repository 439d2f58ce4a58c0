package finme.platform;

import finme.platform.start.ModuleBeanNames;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Inside the company's network: store, process engine, dispatch, CRM, administration. */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
@EntityScan("finme")
@EnableJpaRepositories("finme")
@EnableScheduling
@ComponentScan(
        basePackages = {
            "finme.work",
            "finme.outbound",
            "finme.fdforge",
            "finme.delivery",
            "finme.tries",
            "finme.mapping",
            "finme.canonical",
            "finme.catalogue",
            "finme.retention",
            "finme.filling",
            "finme.directory",
            "finme.source",
            "finme.edges",
            "finme.partner",
            "finme.form",
            "finme.borrower",
            "finme.correspondence",
            "finme.account",
            "finme.loan",
            "finme.task",
            "finme.dispatch",
            "finme.settlement",
            "finme.crm",
            "finme.notification",
            "finme.audit",
            "finme.insight",
            "finme.process",
            "finme.reception",
            "finme.batch",
            "finme.gateway.server",
            "finme.acceptance",
            "finme.portal",
            "finme.admin"
        },
        nameGenerator = ModuleBeanNames.class,
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class CoreRole {
    /** On unless only the edge was asked for. */
    public static final String PROFILE = "core | !edge";
}
