package finme.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class Auditor implements Audit {
    private static final int EXAMPLES = 100;
    private static final String TOTALS = """
            select now() as checked_at, (select count(distinct application_id) from fdforge.intake) as acknowledged,
              count(*) as applications, count(*) filter (where status in (:finals)) as ended
            from fdforge.application""";
    /** Taken for the length of the transaction, so that people who ask at the same time don't add up. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('finme.audit'))";

    /** A statement that asks for one application finds it by an index; else it is better given up. */
    private static final Duration ONE = Duration.ofSeconds(10);

    /** Few, because rules that know no application read whole tables also for one. */
    private final Semaphore chains = new Semaphore(2);

    private final List<AuditRules> modules;
    private final Snapshot snapshot;
    private final AuditRuns runs;
    private final ObjectMapper json;

    Auditor(List<AuditRules> modules, Snapshot snapshot, AuditRuns runs, ObjectMapper json) {
        this.modules = modules;
        this.snapshot = snapshot;
        this.runs = runs;
        this.json = json;
    }

    @Override
    public Report run() {
        return snapshot.read(jdbc -> {
            if (!Boolean.TRUE.equals(jdbc.getJdbcTemplate().queryForObject(ALONE, Boolean.class))) {
                throw Problem.busy(503, "audit_running", "Another audit runs right now.", Duration.ofSeconds(5));
            }
            MapSqlParameterSource parameters = snapshot.parameters();
            List<Checked> rules =
                    rules().map(rule -> check(jdbc, rule, parameters)).toList();
            return Objects.requireNonNull(jdbc.queryForObject(TOTALS, parameters, (row, index) -> report(row, rules)));
        });
    }

    private java.util.stream.Stream<Rule> rules() {
        return modules.stream().flatMap(each -> each.rules().stream());
    }

    private static Checked check(NamedParameterJdbcTemplate jdbc, Rule rule, MapSqlParameterSource parameters) {
        long checked = Objects.requireNonNull(jdbc.queryForObject(rule.checked(), parameters, Long.class));
        List<Finding> examples = new ArrayList<>();
        long[] all = {0};
        String sql = "select count(*) over () as all_of_them, application, finding from (" + rule.findings()
                + ") found limit " + EXAMPLES;
        jdbc.query(sql, parameters, row -> {
            all[0] = row.getLong("all_of_them");
            examples.add(new Finding(row.getObject("application", UUID.class), row.getString("finding")));
        });
        return new Checked(rule.code(), rule.text(), checked, all[0], examples);
    }

    private static Report report(ResultSet row, List<Checked> rules) throws SQLException {
        long applications = row.getLong("applications");
        long ended = row.getLong("ended");
        return new Report(
                row.getTimestamp("checked_at").toInstant(),
                applications,
                row.getLong("acknowledged"),
                ended,
                applications - ended,
                rules,
                rules.stream().allMatch(rule -> rule.findings() == 0));
    }

    @Override
    public Chain of(UUID application) {
        if (!chains.tryAcquire()) {
            throw Problem.busy(503, "audit_running", "Other audits run right now.", Duration.ofSeconds(5));
        }
        try {
            return chain(application);
        } finally {
            chains.release();
        }
    }

    private Chain chain(UUID application) {
        return snapshot.read(ONE, jdbc -> {
            MapSqlParameterSource parameters = snapshot.parameters().addValue("application", application);
            List<Link> links = modules.stream()
                    .flatMap(each -> each.chain().stream())
                    .flatMap(sql -> jdbc.query(sql, parameters, this::link).stream())
                    .sorted(Comparator.comparing(Link::at, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
            if (links.isEmpty()) {
                throw Problem.notFound("The application");
            }
            List<Broken> findings = rules().flatMap(rule -> broken(jdbc, rule, parameters).stream())
                    .toList();
            return new Chain(application, links, findings, findings.isEmpty());
        });
    }

    private static List<Broken> broken(NamedParameterJdbcTemplate jdbc, Rule rule, MapSqlParameterSource parameters) {
        return jdbc.query(
                "select finding from (" + rule.findings() + ") found where application = :application limit "
                        + EXAMPLES,
                parameters,
                (row, index) -> new Broken(rule.code(), row.getString(1)));
    }

    private Link link(ResultSet row, int index) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        Instant when = at == null ? null : at.toInstant();
        return new Link(when, row.getString("step"), facts(row.getString("facts")));
    }

    private JsonNode facts(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL made no JSON", impossible);
        }
    }

    @Override
    public Optional<Summary> last() {
        return runs.last();
    }
}
