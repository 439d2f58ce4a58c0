package finme.audit;

import finme.loan.ApplicationStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One look at the database: whatever is read inside belongs to the same moment. Nothing can be written. */
@Component
class Snapshot {
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
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            jdbc.getJdbcTemplate()
                    .execute("set local statement_timeout = "
                            + properties.limit().toMillis());
            return work.apply(jdbc);
        }));
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
