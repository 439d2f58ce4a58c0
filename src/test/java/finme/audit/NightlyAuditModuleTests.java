package finme.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.audit.Audit.Summary;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class NightlyAuditModuleTests {
    private final NightlyAudit nightly;
    private final Audit audit;
    private final AuditRuns runs;
    private final Snapshot snapshot;
    private final TaskScheduler scheduler;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate otherNode;

    NightlyAuditModuleTests(
            NightlyAudit nightly,
            Audit audit,
            AuditRuns runs,
            Snapshot snapshot,
            TaskScheduler scheduler,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager) {
        this.nightly = nightly;
        this.audit = audit;
        this.runs = runs;
        this.snapshot = snapshot;
        this.scheduler = scheduler;
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
            assertThat(runs.isOurs(Duration.ofHours(1))).isTrue();
            TransactionTemplate here = new TransactionTemplate(otherNode.getTransactionManager(), otherNode);
            here.executeWithoutResult(inside -> nightly.run());
        });
        assertThat(kept()).isZero();
    }

    /** Somebody's own audit at half past three costs nobody the night's. */
    @Test
    void comesAgainWhenAnotherAuditRuns() {
        NightlyAudit soonAgain = new NightlyAudit(
                audit,
                runs,
                new AuditProperties(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMillis(500)),
                scheduler,
                otherNode.getTransactionManager());
        otherNode.executeWithoutResult(status -> {
            jdbc.queryForList("select pg_advisory_xact_lock(hashtext('finme.audit'))");
            Thread elsewhere = new Thread(soonAgain::run);
            elsewhere.start();
            assertThatCode(elsewhere::join).doesNotThrowAnyException();
            assertThat(kept()).isZero();
        });
        Awaitility.await().until(() -> kept() == 1);
    }

    @Test
    void looksAtFewSingleApplicationsAtOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        AuditRules slow = new AuditRules() {
            @Override
            public List<Rule> rules() {
                return List.of();
            }

            @Override
            public List<String> chain() {
                inside.countDown();
                assertThatCode(() -> end.await(30, TimeUnit.SECONDS)).doesNotThrowAnyException();
                return List.of();
            }
        };
        Auditor auditor = new Auditor(List.of(slow), snapshot, runs, new ObjectMapper());
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> ask = () -> status(auditor);
            List<Future<Integer>> two = List.of(people.submit(ask), people.submit(ask));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(status(auditor)).isEqualTo(503);
            end.countDown();
            for (Future<Integer> one : two) {
                assertThat(one.get()).isEqualTo(404);
            }
            assertThat(status(auditor)).isEqualTo(404);
        } finally {
            end.countDown();
            people.shutdown();
        }
    }

    private static int status(Auditor auditor) {
        return catchThrowableOfType(Problem.class, () -> auditor.of(UUID.randomUUID()))
                .status();
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
