package finme.process.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
})
@Import({ProcessEngineCoverageConfiguration.class, FakeLoanDesk.class, FakeRoutingDesk.class, FakeCrmSync.class})
@ComponentScan(
        basePackages = {"finme.process", "finme.mapping"},
        excludeFilters = {
            @Filter(type = FilterType.REGEX, pattern = "finme\\.process\\.security\\..*"),
            @Filter(type = FilterType.REGEX, pattern = "finme\\.process\\.testing\\..*")
        })
class EngineContext {
    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) throws java.sql.SQLException {
        DataSource plain = postgres.getPostgresDatabase();
        try (var connection = plain.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema engine");
            statement.execute("alter role postgres set search_path = engine");
        }
        return new com.zaxxer.hikari.HikariDataSource(hikari(plain));
    }

    private static com.zaxxer.hikari.HikariConfig hikari(DataSource plain) {
        var config = new com.zaxxer.hikari.HikariConfig();
        config.setDataSource(plain);
        config.setMaximumPoolSize(6);
        return config;
    }

    /** Without {@code @Primary} the library's own default wins and the gate is silent. */
    @Bean
    @Primary
    ProcessEngineCoverageProperties coverageGate() {
        return ProcessEngineCoverageProperties.builder()
                .assertClassCoverageAtLeast(0.95)
                .addInclusionPatternForTestClasses(".*LoanApplicationProcessTests")
                .reportDirectory("target/process-coverage")
                .build();
    }
}
