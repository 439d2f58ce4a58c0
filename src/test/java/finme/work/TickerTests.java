package finme.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.testing.LogOf;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TickerTests {
    private final FailureLog failures = new FailureLog(LoggerFactory.getLogger(TickerTests.class), "Nothing ticks");
    private final AtomicInteger times = new AtomicInteger();
    private final LogOf log = new LogOf(TickerTests.class);
    private final Ticker often = ticker("often", Duration.ofMillis(1));
    private final Ticker hourly = ticker("hourly", Duration.ofHours(1));

    @AfterEach
    void stop() {
        often.stop();
        hourly.stop();
        log.close();
    }

    @Test
    void goesOnAfterFailuresAndErrors() {
        often.start();
        assertThat(often.isRunning()).isTrue();
        await().until(() -> times.get() > 10);
        assertThat(log.sentences())
                .containsExactly(
                        "WARN Nothing ticks",
                        "WARN Nothing ticks",
                        "INFO Nothing ticks: works again after 3 failure(s)");
    }

    @Test
    void doesNothingWhenItIsStopped() {
        hourly.wake();
        hourly.start();
        hourly.stop();
        hourly.wake();
        assertThat(hourly.isRunning()).isFalse();
        assertThat(times).hasValue(0);
    }

    @Test
    void workIsDoneAtOnceWhenItIsAskedFor() {
        hourly.start();
        hourly.wake();
        await().until(() -> times.get() == 1);
    }

    private void work() {
        switch (times.incrementAndGet()) {
            case 1, 3 -> throw new IllegalStateException("Irina");
            case 2 -> throw new InternalError("Irina");
            default -> {}
        }
    }

    private Ticker ticker(String name, Duration pause) {
        return new Ticker(name, pause, failures) {
            @Override
            protected void work() {
                TickerTests.this.work();
            }
        };
    }
}
