package finme.reception.admission;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import finme.kernel.Problem;
import finme.work.Backlog.Reading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class AdmissionTests {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AdmissionSettings settings =
            new AdmissionSettings(2, 2, 100, Duration.ofSeconds(5), Duration.ofMillis(250));
    private @Nullable Reading backlog = Reading.NOTHING;
    private final BacklogMonitor monitor =
            new BacklogMonitor(List.of(() -> reading(), () -> Reading.NOTHING), settings, meters);
    private final Admission admission = new Admission(settings, monitor, meters);

    private Reading reading() {
        if (backlog == null) {
            throw new QueryTimeoutException("away");
        }
        return backlog;
    }

    @Test
    void letsInAsManyAtOnceAsAreSetAndNoMore() {
        String innermost = admission.admit(
                () -> false,
                () -> admission.admit(() -> false, () -> {
                    assertThat(refusal().status()).isEqualTo(503);
                    return "in";
                }));
        assertThat(innermost).isEqualTo("in");
        assertThat(enter()).isEqualTo("in");
        assertThat(meters.counter("finme.intake.refused", "reason", "crowded").count())
                .isEqualTo(1);
    }

    @Test
    void theOthersStandInLine() throws Exception {
        CountDownLatch atWork = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        Admission four = admission(4);
        List<CompletableFuture<String>> working = List.of(hold(four, atWork, done), hold(four, atWork, done));
        assertThat(atWork.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<String> third = supplyAsync(() -> four.admit(() -> false, () -> "in"));
        await().during(Duration.ofMillis(200)).until(() -> !third.isDone());
        done.countDown();
        assertThat(third).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("in");
        assertThat(working).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void nobodyStandsInLineForLong() throws Exception {
        CountDownLatch atWork = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        Admission four = admission(4);
        hold(four, atWork, done);
        hold(four, atWork, done);
        assertThat(atWork.await(5, TimeUnit.SECONDS)).isTrue();
        Problem refusal = catchThrowableOfType(Problem.class, () -> four.admit(() -> false, () -> "in"));
        assertThat(refusal.status()).isEqualTo(503);
        done.countDown();
    }

    private static CompletableFuture<String> hold(Admission admission, CountDownLatch atWork, CountDownLatch done) {
        return supplyAsync(() -> admission.admit(() -> false, () -> {
            atWork.countDown();
            try {
                return done.await(10, TimeUnit.SECONDS) ? "in" : "forgotten";
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }));
    }

    private Admission admission(int atOnce) {
        return new Admission(
                new AdmissionSettings(atOnce, 2, 100, Duration.ofSeconds(5), Duration.ofMillis(250)), monitor, meters);
    }

    @Test
    void whoFailsInsideLeavesAsWell() {
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> admission.admit(() -> false, () -> {
                        throw new IllegalStateException();
                    }));
        }
        assertThat(enter()).isEqualTo("in");
    }

    @Test
    void refusesOverTheMarkUntilHalfOfItIsDone() {
        waits(100, Duration.ofSeconds(1));
        assertThat(enter()).isEqualTo("in");
        waits(101, Duration.ofSeconds(1));
        assertThat(refusal().status()).isEqualTo(503);
        waits(51, Duration.ofSeconds(1));
        assertThat(refusal().status()).isEqualTo(503);
        waits(50, Duration.ofSeconds(1));
        assertThat(enter()).isEqualTo("in");
        waits(99, Duration.ofSeconds(1));
        assertThat(enter()).isEqualTo("in");
    }

    @Test
    void refusesWhenMostHaveWaitedTooLong() {
        waits(20, Duration.ofSeconds(6));
        assertThat(refusal().status()).isEqualTo(503);
        waits(10, Duration.ofSeconds(3));
        assertThat(refusal().status()).isEqualTo(503);
        waits(12, Duration.ofSeconds(0));
        assertThat(refusal().status()).isEqualTo(503);
        waits(10, Duration.ofSeconds(2));
        assertThat(enter()).isEqualTo("in");
    }

    @Test
    void aFewStuckOnesStopNobody() {
        waits(4, Duration.ofHours(1));
        assertThat(enter()).isEqualTo("in");
    }

    @Test
    void saysWhenToComeAgain() {
        waits(101, Duration.ofMillis(10));
        assertThat(wait(refusal())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        waits(101, Duration.ofSeconds(8));
        assertThat(wait(refusal())).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
        waits(101, Duration.ofHours(1));
        assertThat(wait(refusal())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void answersWhatWasAcknowledgedBefore() {
        waits(101, Duration.ZERO);
        assertThat(admission.admit(() -> true, () -> "the same")).isEqualTo("the same");
        Problem away = catchThrowableOfType(
                Problem.class,
                () -> admission.admit(
                        () -> {
                            throw new QueryTimeoutException("away");
                        },
                        () -> "never"));
        assertThat(away.status()).isEqualTo(503);
    }

    @Test
    void aBacklogThatCanNotBeReadChangesNothing() {
        waits(101, Duration.ZERO);
        backlog = null;
        assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(monitor::work);
        assertThat(refusal().status()).isEqualTo(503);
    }

    private void waits(long steps, Duration oldest) {
        backlog = new Reading(steps, oldest);
        monitor.work();
    }

    private String enter() {
        return admission.admit(() -> false, () -> "in");
    }

    private Problem refusal() {
        return catchThrowableOfType(Problem.class, this::enter);
    }

    private static Duration wait(Problem refusal) {
        return Objects.requireNonNull(refusal.retryAfter());
    }

    @Test
    void looksAgainAfterAnError() {
        AtomicInteger looks = new AtomicInteger();
        BacklogMonitor sturdy = new BacklogMonitor(
                List.of(() -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new StackOverflowError("planted");
                    }
                    return Reading.NOTHING;
                }),
                new AdmissionSettings(2, 2, 100, Duration.ofSeconds(5), Duration.ofMillis(5)),
                new SimpleMeterRegistry());
        sturdy.start();
        await().untilAsserted(() -> assertThat(looks.get()).isGreaterThan(3));
        sturdy.stop();
    }
}
