package finme.platform;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

@FinMeTest
class StartModuleTests {
    private final FinMeHttp http;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager one;

    StartModuleTests(FinMeHttp http, DataSource source, PlatformTransactionManager one) {
        this.one = one;
        this.http = http;
        this.jdbc = JdbcClient.create(source);
    }

    @Test
    void isReady() {
        assertThat(http.get("/actuator/health/readiness", null).status()).isEqualTo(200);
    }

    @Test
    void keepsOurTablesAndTheEnginesApart() {
        assertThat(tables("fdforge")).contains("ledger").noneMatch(name -> name.startsWith("act_"));
        assertThat(tables("engine")).contains("act_ru_execution").allMatch(name -> name.startsWith("act_"));
        assertThat(tables("public")).isEmpty();
    }

    @Test
    void whatIsChangedAtTheLastMomentIsWritten() {
        assertThat(((ConfigurableTransactionManager) one).getTransactionExecutionListeners())
                .extracting(listener -> listener.getClass().getSimpleName())
                .contains("LateChanges");
    }

    private java.util.List<String> tables(String schema) {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = ?")
                .param(schema)
                .query(String.class)
                .list();
    }
}
