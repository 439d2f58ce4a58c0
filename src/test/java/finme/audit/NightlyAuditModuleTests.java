package finme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import finme.audit.Audit.Summary;
import finme.testing.FinMeTest;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class NightlyAuditModuleTests {
    private final NightlyAudit nightly;
    private final Audit audit;
    private final AuditRuns runs;
    private final Snapshot snapshot;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate otherNode;

    NightlyAuditModuleTests(
            NightlyAudit nightly,
            Audit audit,
            AuditRuns runs,
            Snapshot snapshot,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager) {
        this.nightly = nightly;
        this.audit = audit;
        this.runs = runs;
        this.snapshot = snapshot;
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

    /** Longer than a request may take, and the connection goes back as it came. */
    @Test
    void takesItsTime() {
        String inside = snapshot.read(any -> setting("idle_in_transaction_session_timeout") + " " + networkTimeout());
        assertThat(inside).isEqualTo("0 330000");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("30s");
        assertThat(networkTimeout()).isEqualTo(30_000);
    }

    private String setting(String name) {
        return jdbc.queryForObject("show " + name, String.class);
    }

    private int networkTimeout() {
        return jdbc.execute((ConnectionCallback<Integer>) Connection::getNetworkTimeout);
    }

    private int kept() {
        return jdbc.queryForObject("select count(*) from fdforge.audit_run", Integer.class);
    }
}
