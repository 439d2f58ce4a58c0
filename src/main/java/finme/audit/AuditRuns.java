package finme.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.audit.Audit.Report;
import finme.audit.Audit.Summary;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Results of the nightly runs. */
@Repository
class AuditRuns {
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    AuditRuns(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * For the transaction, which may then stand idle as long as the audit takes, and only when no node finished one
     * lately: clocks of nodes differ by less.
     */
    boolean isOurs(Duration lately) {
        jdbc.execute("set local idle_in_transaction_session_timeout = 0");
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select pg_try_advisory_xact_lock(hashtext('finme.audit.nightly')) and not exists (
                  select from fdforge.audit_run where checked_at > now() - ? * interval '1 second')""", Boolean.class, lately.toSeconds()));
    }

    void keep(Report report) {
        jdbc.update(
                "insert into fdforge.audit_run (checked_at, applications, findings, report) values (?, ?, ?, ?::jsonb)",
                Timestamp.from(report.checkedAt()),
                report.applications(),
                report.findings(),
                write(report));
    }

    Optional<Summary> last() {
        return jdbc
                .query(
                        "select checked_at, applications, findings from fdforge.audit_run order by checked_at desc limit 1",
                        (row, index) -> new Summary(row.getTimestamp(1).toInstant(), row.getLong(2), row.getLong(3)))
                .stream()
                .findFirst();
    }

    private String write(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report can't be written as JSON", impossible);
        }
    }
}
