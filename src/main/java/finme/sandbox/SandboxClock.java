package finme.sandbox;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Runs things later without holding a thread meanwhile. Its own type, so that Spring's scheduler stays Spring's. */
@Component
public class SandboxClock {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2, work -> {
        Thread thread = new Thread(work, "sandbox-clock");
        thread.setDaemon(true);
        return thread;
    });

    public SandboxClock() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    public void after(Duration delay, Runnable work) {
        if (!executor.isShutdown()) {
            executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
