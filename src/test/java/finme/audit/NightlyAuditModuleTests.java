package finme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import finme.audit.Audit.Summary;
import finme.testing.FinMeTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class NightlyAuditModuleTests {
    private final NightlyAudit nightly;
    private final Audit audit;
    private final AuditRuns runs;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate otherNode;

    NightlyAuditModuleTests(
            NightlyAudit nightly, Audit audit, AuditRuns runs, JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.nightly = nightly;
        this.audit = audit;
        this.runs = runs;
        this.jdbc = jdbc;
        this.otherNode = new TransactionTemplate(manager);
        this.otherNode.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @BeforeEach
    void noRunYet() {
        jdbc.update("delete from fdforge.audit_run");
    }

    @Test
    void keepsWhatItFound() {
        nightly.run();
        Summary last = audit.last().orElseThrow();
        assertThat(last.applications())
                .isEqualTo(jdbc.queryForObject("select count(*) from fdforge.application", Long.class));
    }

    @Test
    void runsOnceWhenTwoNodesWantTo() {
        nightly.run();
        nightly.run();
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void leavesItToTheNodeThatIsAtIt() {
        otherNode.executeWithoutResult(status -> {
            assertThat(runs.isOurs(java.time.Duration.ofHours(1))).isTrue();
            TransactionTemplate here = new TransactionTemplate(otherNode.getTransactionManager(), otherNode);
            here.executeWithoutResult(inside -> nightly.run());
        });
        assertThat(kept()).isZero();
    }

    private int kept() {
        return jdbc.queryForObject("select count(*) from fdforge.audit_run", Integer.class);
    }
}
