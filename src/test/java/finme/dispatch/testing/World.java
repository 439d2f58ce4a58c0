package finme.dispatch.testing;

import static finme.dispatch.PartnerPriorities.Matched;
import static finme.dispatch.PartnerPriorities.Ranking;
import static finme.dispatch.PartnerPriorities.Rule;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import finme.canonical.PersonFacts;
import finme.dispatch.PartnerPriorities;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.RoutingDesk;
import finme.fdforge.BlindIndex;
import finme.fdforge.Vault;
import finme.loan.LoanApplication;
import finme.loan.PastApplications;
import finme.outbound.AddressGuard;
import finme.outbound.TestGuard;
import finme.partner.SuppressionTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Dispatch with PostgreSQL, FEEL and HTTP, without engine and web: started once for all tests. */
public final class World {
    private static final World ONLY = new World();

    public final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    public final TestPartners partners;
    public final TestProcess process;
    public final JdbcTemplate jdbc;
    public final TransactionTemplate transaction;
    private final String directory;
    private final TableLoans loans;
    private final Priorities priorities;

    private World() {
        this(null);
    }

    /** @param first whose database, keys and directory this one shares; null for a world of its own */
    private World(@Nullable World first) {
        String directory = first == null ? directory() : first.directory;
        this.directory = directory;
        context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "world",
                        Map.of(
                                "finme.data.dir",
                                directory,
                                "finme.postgres.binaries",
                                "target/postgres",
                                "finme.postgres.durable",
                                "false",
                                "finme.postgres.roles-apart",
                                "false",
                                "finme.keyset.file",
                                directory + "/keyset.properties",
                                "finme.keyset.generate",
                                "true",
                                "finme.dispatch.backoff",
                                "40ms",
                                "finme.dispatch.sweep",
                                "40ms",
                                "finme.dispatch.circuit.pause",
                                "1500ms")));
        context.register(Beans.class);
        if (first == null) {
            context.scan("finme.platform.postgres");
        } else {
            JdbcConnectionDetails postgres = first.bean(JdbcConnectionDetails.class);
            context.registerBean("postgres", JdbcConnectionDetails.class, () -> postgres);
            context.registerBean("shared", TestPartners.class, () -> first.partners, one -> one.setPrimary(true));
        }
        context.scan("finme.dispatch", "finme.mapping", "finme.fdforge", "finme.tries");
        context.refresh();
        partners = context.getBean(TestPartners.class);
        process = context.getBean(TestProcess.class);
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = context.getBean(TransactionTemplate.class);
        loans = context.getBean(TableLoans.class);
        priorities = context.getBean(Priorities.class);
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
    }

    public static World get() {
        return ONLY;
    }

    /** A second node with the same database. To be closed. */
    public World another() {
        return new World(this);
    }

    private static String directory() {
        try {
            Path below = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(below, "dispatch").toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @param codes {@code a} in tier 1, {@code b:2} in tier 2, {@code c:2:15} with a minimum price */
    public void ranks(Mode mode, String... codes) {
        ranks(mode, null, codes);
    }

    public void ranks(Mode mode, @Nullable Duration budget, String... codes) {
        List<Matched> matched = Arrays.stream(codes)
                .map(code -> code.split(":"))
                .map(parts -> new Matched(
                        parts[0],
                        parts.length > 1 ? Integer.parseInt(parts[1]) : 1,
                        1,
                        parts.length > 2 ? new BigDecimal(parts[2]) : null,
                        new Rule("Rule_Test", "A test asks for it.")))
                .toList();
        priorities.ranking =
                new Ranking("partner-prioritisation", 7, matched, List.of(), mode, Integer.MAX_VALUE, budget);
    }

    /** A new application, ranked, with its first wave on the way. */
    public UUID apply() {
        UUID id = ranked();
        transaction.executeWithoutResult(open -> bean(RoutingDesk.class).sendNext(id));
        return id;
    }

    public UUID ranked() {
        return Objects.requireNonNull(transaction.execute(open -> {
            UUID id = loans.create(false);
            bean(RoutingDesk.class).rank(id);
            return id;
        }));
    }

    public LoanApplication loan(UUID id) {
        return loans.find(id).orElseThrow();
    }

    public void withdraw(UUID id) {
        transaction.executeWithoutResult(open -> process.withdrawn(id));
    }

    public String reference(UUID application, String partner) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ? and partner = ?",
                String.class,
                application,
                partner));
    }

    static final class Priorities implements PartnerPriorities {
        volatile @Nullable Ranking ranking;

        @Override
        public Ranking rank(finme.loan.ApplicationFacts facts) {
            return Objects.requireNonNull(ranking);
        }
    }

    @EnableTransactionManagement
    static class Beans {
        @Bean
        DataSource dataSource(JdbcConnectionDetails postgres) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.getJdbcUrl() + "?reWriteBatchedInserts=true");
            pool.setUsername(postgres.getUsername());
            pool.setPassword(postgres.getPassword());
            pool.setMaximumPoolSize(12);
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            if (Boolean.TRUE.equals(jdbc.queryForObject(
                    "select exists (select 1 from pg_namespace where nspname = 'fdforge')", Boolean.class))) {
                return pool;
            }
            jdbc.execute("create schema fdforge");
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V01__fdforge.sql"),
                            new ClassPathResource("db/migration/V07__dispatch.sql"),
                            new ClassPathResource("db/migration/V30__dispatch_due.sql"),
                            new ClassPathResource("db/migration/V31__inbox_to_apply.sql"),
                            new ClassPathResource("db/migration/V130__partner_notices.sql"),
                            new ClassPathResource("db/migration/V155__offer_as_applied.sql"),
                            new ClassPathResource("db/migration/V156__reviews.sql"),
                            new ClassPathResource("db/migration/V170__partner_limits.sql"),
                            new ClassPathResource("db/migration/V171__dispatch_node.sql"),
                            new ClassPathResource("db/migration/V172__partner_person.sql"),
                            new ClassPathResource("db/migration/V173__ping.sql"))
                    .execute(pool);
            new JdbcTemplate(pool)
                    .execute("alter table fdforge.routing add column trial uuid, add column challenger boolean");
            return pool;
        }

        @Bean
        finme.loan.Amendments amendments() {
            return org.mockito.Mockito.mock(finme.loan.Amendments.class);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        ObjectMapper objectMapper() {
            return TestPartners.JSON;
        }

        @Bean
        TestPartners partners() {
            return new TestPartners();
        }

        @Bean
        TableLoans loans(JdbcTemplate jdbc, Vault vault) {
            return new TableLoans(jdbc, vault);
        }

        @Bean
        TestBorrowers borrowers() {
            return new TestBorrowers();
        }

        @Bean
        SuppressionTokens suppression(BlindIndex index) {
            return new SuppressionTokens(index);
        }

        @Bean
        PastApplications past() {
            return new PastApplications() {
                @Override
                public Batch read(Instant from, Instant to, @Nullable UUID after, int size) {
                    return new Batch(List.of(), null);
                }

                @Override
                public @Nullable UUID before(Instant from, Instant to, int newest) {
                    return null;
                }
            };
        }

        @Bean
        PersonFacts personFacts() {
            return new PersonFacts(directory -> Set.of());
        }

        @Bean
        TestProcess process(TableLoans loans, ObjectProvider<RoutingDesk> routing) {
            return new TestProcess(loans, routing);
        }

        @Bean
        AddressGuard addresses() {
            return TestGuard.open();
        }

        @Bean
        Priorities priorities() {
            return new Priorities();
        }
    }
}
