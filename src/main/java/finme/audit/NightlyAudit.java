package finme.audit;

import finme.audit.Audit.Report;
import finme.work.FailureTrace;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit every night, by one node. A node that dies while at it leaves the night to nobody; the next one comes. */
@Component
class NightlyAudit {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyAudit.class);
    private static final Duration LATELY = Duration.ofHours(1);

    private static final int TRIES = 6;

    private final Audit audit;
    private final AuditRuns runs;
    private final AuditProperties properties;
    private final TaskScheduler scheduler;
    private final TransactionTemplate holding;
    private final TransactionTemplate apart;

    NightlyAudit(
            Audit audit,
            AuditRuns runs,
            AuditProperties properties,
            TaskScheduler scheduler,
            PlatformTransactionManager manager) {
        this.audit = audit;
        this.runs = runs;
        this.properties = properties;
        this.scheduler = scheduler;
        this.holding = new TransactionTemplate(manager);
        this.apart = new TransactionTemplate(manager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Scheduled(cron = "${finme.audit.at:0 30 3 * * *}")
    void run() {
        attempt(1);
    }

    /** Somebody's own audit, or a restart of the database, does not cost the night's. */
    private void attempt(int number) {
        try {
            holding.executeWithoutResult(status -> runAlone());
        } catch (RuntimeException failed) {
            LOG.warn("The nightly self-audit could not be run at try {}", number, FailureTrace.of(failed));
            if (number < TRIES) {
                scheduler.schedule(() -> attempt(number + 1), Instant.now().plus(properties.again()));
            }
        }
    }

    /** The lock is this transaction's; the look at the tables is another one's, read-only. */
    private void runAlone() {
        if (!runs.isOurs(LATELY)) {
            return;
        }
        Report report = java.util.Objects.requireNonNull(apart.execute(status -> audit.run()));
        runs.keep(report);
        if (report.clean()) {
            LOG.info("Self-audit: {} applications, 0 findings", report.applications());
        } else {
            LOG.error(
                    "Self-audit: {} applications, {} findings: {}",
                    report.applications(),
                    report.findings(),
                    report.rules().stream()
                            .filter(rule -> rule.findings() > 0)
                            .map(rule -> rule.code() + "=" + rule.findings())
                            .toList());
        }
    }
}
