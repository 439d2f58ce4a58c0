package finme.testing.engine;

import static org.mockito.Mockito.mock;

import finme.canonical.CodeLists;
import finme.catalogue.Catalogue;
import finme.dispatch.DispatchLog;
import finme.dispatch.Meanwhile;
import finme.dispatch.OfferDesk;
import finme.fdforge.Ledger;
import finme.loan.IncompleteApplications;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
})
@Import({FakeLoanDesk.class, FakeRoutingDesk.class, FakeCrmSync.class, SimpleMeterRegistry.class})
@ComponentScan(
        basePackages = {"finme.process", "finme.mapping", "finme.platform.postgres"},
        excludeFilters = {
            @Filter(type = FilterType.REGEX, pattern = "finme\\.process\\.security\\..*"),
            @Filter(type = FilterType.REGEX, pattern = "finme\\.testing\\..*")
        })
class EngineContext {
    @Bean
    LoanDesk loanDesk(FakeLoanDesk fake) {
        return fake.port();
    }

    /** Offers are none, unless a test says so. */
    @Bean
    DispatchLog dispatchLog() {
        return mock(DispatchLog.class);
    }

    @Bean
    OfferDesk offerDesk() {
        return mock(OfferDesk.class);
    }

    @Bean
    Meanwhile meanwhile() {
        return mock(Meanwhile.class);
    }

    @Bean
    Ledger ledger() {
        return mock(Ledger.class);
    }

    @Bean
    IncompleteApplications incompleteApplications() {
        return mock(IncompleteApplications.class);
    }

    @Bean
    CodeLists codes() {
        return directory -> Set.of();
    }

    @Bean
    Catalogue<Partner> partners() {
        return mock();
    }
}
