package finme.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** ADR 64: nobody waits for the database, or in it, without end. */
@FinMeTest
class DatabaseLimitsModuleTests {
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate somebodyElse;

    DatabaseLimitsModuleTests(FinMeHttp http, DataSource source, PlatformTransactionManager manager) {
        this.http = http;
        this.jdbc = new JdbcTemplate(source);
        this.somebodyElse = new TransactionTemplate(manager);
    }

    @Test
    void everyConnectionOfThePoolHasItsEnds() {
        Map.of(
                        "lock_timeout", "5s",
                        "idle_in_transaction_session_timeout", "30s",
                        "tcp_keepalives_idle", "10",
                        "tcp_keepalives_interval", "5",
                        "tcp_keepalives_count", "3",
                        "jit", "off",
                        "enable_seqscan", "off")
                .forEach((name, value) -> assertThat(jdbc.queryForObject("show " + name, String.class))
                        .as(name)
                        .isEqualTo(value));
        assertThat(jdbc.execute((ConnectionCallback<Integer>) Connection::getNetworkTimeout))
                .isEqualTo(30_000);
    }

    @Test
    void whoWaitsForALockInVainIsToldToComeAgain() {
        String source = "waits-for-a-lock";
        Answer answer = somebodyElse.execute(status -> {
            jdbc.queryForList("select pg_advisory_xact_lock(hashtextextended('source/' || ?, 0))", source);
            return http.put(
                    "/api/v1/admin/sources/" + source,
                    FinMeHttp.ADMIN,
                    Map.of(
                            "code", source,
                            "name", source,
                            "state", "ACTIVE",
                            "key", "a-long-enough-key",
                            "format", "JSON",
                            "mapping", "{product: payload.product}",
                            "onMissing", "REFUSE",
                            "test", false));
        });
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
    }
}
