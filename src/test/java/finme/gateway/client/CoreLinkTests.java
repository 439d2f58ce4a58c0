package finme.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.gateway.BorrowerDesk;
import finme.gateway.client.FalseCore.Reply;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.testing.Authority;
import finme.testing.Authority.Pass;
import finme.testing.Edges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/** What an edge makes of a core that is gone, hangs, refuses, or is none. */
class CoreLinkTests {
    private static final Authority OURS = new Authority("ours");
    private static final Pass EDGE = OURS.edge("edge");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void coreIsBelieved() throws Exception {
        try (FalseCore core = new FalseCore(OURS, OURS.core())) {
            assertThat(core.desk(OURS, EDGE, "localhost", PATIENCE, 5).byLink("any"))
                    .isEmpty();
        }
    }

    @Test
    void aCoreOfAnotherAuthorityIsNot() throws Exception {
        Authority other = new Authority("ours");
        isNotBelieved(other, other.core());
    }

    @Test
    void aCoreOfAnotherHostIsNot() throws Exception {
        isNotBelieved(
                OURS,
                OURS.issue(
                        "OU=core,CN=core",
                        KeyPurposeId.id_kp_serverAuth,
                        List.of(new GeneralName(GeneralName.dNSName, "elsewhere.test"))));
    }

    @Test
    void anEdgeInCoresPlaceIsNot() throws Exception {
        isNotBelieved(OURS, OURS.issue("OU=edge,CN=edge", KeyPurposeId.id_kp_serverAuth, Authority.localhost()));
        isNotBelieved(OURS, OURS.issue("OU=core,CN=core", KeyPurposeId.id_kp_clientAuth, Authority.localhost()));
    }

    @Test
    void aCoreWhoseTimeIsOverIsNot() throws Exception {
        isNotBelieved(
                OURS,
                OURS.issue(
                        "OU=core,CN=core",
                        KeyPurposeId.id_kp_serverAuth,
                        Authority.localhost(),
                        Instant.now().minusSeconds(60)));
    }

    private static void isNotBelieved(Authority authority, Pass shown) throws Exception {
        try (FalseCore core = new FalseCore(authority, shown)) {
            isAway(core.desk(OURS, EDGE, "localhost", PATIENCE, 5));
            assertThat(core.asked).hasValue(0);
        }
    }

    @Test
    void aCoreThatIsGoneIsToldAtOnce() {
        Instant start = Instant.now();
        isAway(FalseCore.desk(Edges.NO_CORE, OURS, EDGE, PATIENCE, 5));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatCoreRefusesReachesTheSourceAsItIs() throws Exception {
        try (FalseCore core = new FalseCore(OURS, OURS.core())) {
            core.reply = new Reply(
                    422,
                    "{\"status\":422,\"code\":\"invalid\",\"detail\":\"The request has 1 fault(s).\",\"errors\":"
                            + "[{\"pointer\":\"/amount\",\"code\":\"too_low\",\"message\":\"At least 1.\"}]}",
                    null,
                    true);
            Problem problem = problem(core.desk(OURS, EDGE, "localhost", PATIENCE, 5));
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.code()).isEqualTo("invalid");
            assertThat(problem.detail()).isEqualTo("The request has 1 fault(s).");
            assertThat(problem.errors()).containsExactly(new Fault("/amount", "too_low", "At least 1."));
            assertThat(problem.retryAfter()).isNull();
            core.reply = new Reply(503, "{\"code\":\"overloaded\",\"detail\":\"Later.\"}", "2", true);
            problem = problem(core.desk(OURS, EDGE, "localhost", PATIENCE, 5));
            assertThat(problem.code()).isEqualTo("overloaded");
            assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void whatADoorOrAProxySaysIsNotCoresWord() throws Exception {
        try (FalseCore core = new FalseCore(OURS, OURS.core())) {
            for (int status : List.of(200, 403, 404, 502)) {
                core.reply = new Reply(status, "{\"code\":\"forbidden\"}", null, false);
                isAway(core.desk(OURS, EDGE, "localhost", PATIENCE, 5));
            }
        }
    }

    @Test
    void aCoreThatHangsHoldsAFewAndTheOthersHearAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        try (FalseCore core = new FalseCore(OURS, OURS.core())) {
            core.delay = () -> await(end);
            BorrowerDesk desk = core.desk(OURS, EDGE, "localhost", Duration.ofSeconds(2), 5);
            List<CompletableFuture<Problem>> held = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                held.add(CompletableFuture.supplyAsync(() -> problem(desk), callers));
            }
            Awaitility.await().untilAtomic(core.asked, org.hamcrest.Matchers.is(5));
            Instant start = Instant.now();
            isAway(desk);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(500));
            held.forEach(call -> assertThat(call.join().code()).isEqualTo("core_unreachable"));
            // and for a while none is even tried
            isAway(desk);
            assertThat(core.asked).hasValue(5);
            end.countDown();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> answers(desk));
        } finally {
            end.countDown();
            callers.shutdownNow();
        }
    }

    private static boolean answers(BorrowerDesk desk) {
        try {
            return desk.byLink("any").isEmpty();
        } catch (Problem away) {
            return false;
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Problem problem(BorrowerDesk desk) {
        return catchThrowableOfType(Problem.class, () -> desk.byLink("any"));
    }

    private static void isAway(BorrowerDesk desk) {
        Problem problem = problem(desk);
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("core_unreachable");
        assertThat(problem.retryAfter()).isNotNull();
    }
}
