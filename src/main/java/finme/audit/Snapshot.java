package finme.audit;

import finme.loan.ApplicationStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One look at the database: whatever is read inside belongs to the same moment. Nothing can be written. */
@Component
class Snapshot {
    /** For the database to say itself that the limit is over. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final TransactionTemplate transaction;
    private final NamedParameterJdbcTemplate jdbc;
    private final AuditProperties properties;

    Snapshot(PlatformTransactionManager manager, NamedParameterJdbcTemplate jdbc, AuditProperties properties) {
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    <T> T read(Function<NamedParameterJdbcTemplate, T> work) {
        return read(properties.limit(), work);
    }

    /** @param limit on one statement */
    <T> T read(Duration limit, Function<NamedParameterJdbcTemplate, T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.getJdbcTemplate().execute((ConnectionCallback<Boolean>) connection -> takeTime(connection, limit));
            return work.apply(jdbc);
        }));
    }

    /** The ends set for everybody are for requests; the pool puts them back when it gets the connection. */
    private static boolean takeTime(Connection connection, Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) limit.plus(SLACK).toMillis());
        try (Statement statement = connection.createStatement()) {
            return statement.execute("set local statement_timeout = " + limit.toMillis()
                    + "; set local idle_in_transaction_session_timeout = 0"
                    // it reads whole tables, once, and its plans may know for what
                    + "; set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on");
        }
    }

    /** What rules may use. */
    MapSqlParameterSource parameters() {
        List<String> finals = Arrays.stream(ApplicationStatus.values())
                .filter(ApplicationStatus::isFinal)
                .map(Enum::name)
                .toList();
        return new MapSqlParameterSource(Map.of(
                "finals",
                finals,
                "endings",
                finals.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
                "overdue",
                properties.overdue().toSeconds()));
    }
}
