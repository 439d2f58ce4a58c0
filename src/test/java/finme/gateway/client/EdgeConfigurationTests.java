package finme.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.BorrowerDesk;
import finme.gateway.CabinetAccess;
import finme.gateway.WireContract;
import finme.gateway.WireContract.Versions;
import finme.gateway.client.FalseCore.Reply;
import finme.kernel.Problem;
import finme.testing.Authority;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EdgeConfigurationTests {
    private static final Authority OURS = new Authority("ours");

    /** Two calls are all that may hold a thread here, and both hang. */
    @Test
    void whatTheEdgeDoesByItselfGoesOnBesideRequestsThatHang(@TempDir Path directory) throws Exception {
        OURS.writeAll(directory);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        try (FalseCore core = new FalseCore(OURS, OURS.core())) {
            core.delay = () -> awaitUnless(core.asked.get() > 2, end);
            edge(core, directory).run(context -> {
                BorrowerDesk desk = context.getBean(BorrowerDesk.class);
                CabinetAccess access = context.getBean(CabinetAccess.class);
                WireContract own = context.getBean(WireContract.class);
                CompletableFuture<Void> held = CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> desk.withdraw("any"), callers),
                        CompletableFuture.runAsync(() -> access.signOut("any"), callers));
                Awaitility.await().untilAtomic(core.asked, Matchers.is(2));
                assertThat(catchProblem(() -> access.signOut("other")).code()).isEqualTo("core_unreachable");
                core.reply = new Reply(200, "{\"oldest\": 1, \"newest\": 1}", null, true);
                assertThat(own.versions()).isEqualTo(new Versions(1, 1));
                end.countDown();
                held.join();
            });
        } finally {
            end.countDown();
            callers.shutdownNow();
        }
    }

    private static ApplicationContextRunner edge(FalseCore core, Path directory) {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment().setActiveProfiles("edge"))
                .withPropertyValues(
                        "finme.core.url=https://localhost:" + core.port(),
                        "finme.core.at-once=2",
                        "finme.sealing.key=" + directory.resolve("sealing.pub.jwk"))
                .withBean(
                        SslBundles.class,
                        () -> new DefaultSslBundleRegistry(
                                WireContract.BUNDLE, FalseCore.bundle(OURS, OURS.edge("edge"))))
                .withBean(ObjectMapper.class)
                .withUserConfiguration(EdgeConfiguration.class);
    }

    private static Problem catchProblem(Runnable call) {
        return catchThrowableOfType(Problem.class, call::run);
    }

    private static void awaitUnless(boolean free, CountDownLatch end) {
        try {
            if (!free) {
                end.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
