package finme.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class PartnerSnapshotModuleTests {
    private final HikariDataSource shared;
    private final SealedPartners safe;

    PartnerSnapshotModuleTests(DataSource shared, SealedPartners safe) {
        this.shared = (HikariDataSource) shared;
        this.safe = safe;
    }

    /** All connections are taken by transactions that want to know the partners; somebody without one wants so, too. */
    @Test
    void whoHoldsAConnectionNeverWaitsForWhoWaitsForOne() {
        try (HikariDataSource one = poolOfOne()) {
            PartnerSnapshot snapshot = new PartnerSnapshot(new JdbcTemplate(one), safe);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(one));
            CompletableFuture<?> outside = transaction.execute(status -> {
                CompletableFuture<?> waits = CompletableFuture.runAsync(snapshot::current);
                await().until(() -> one.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
                long start = System.nanoTime();
                snapshot.current();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                return waits;
            });
            await().until(outside::isDone);
            assertThat(outside).isCompleted();
        }
    }

    private HikariDataSource poolOfOne() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(shared.getJdbcUrl());
        pool.setUsername(shared.getUsername());
        pool.setPassword(shared.getPassword());
        pool.setDataSourceProperties(shared.getDataSourceProperties());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(8_000);
        return pool;
    }
}
