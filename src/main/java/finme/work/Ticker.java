package finme.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Does the same work again and again on a thread of its own, with a pause after each time. A failure ends that time only. */
public final class Ticker {
    private final String name;
    private final Duration pause;
    private final FailureLog failures;
    private final Runnable work;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable ScheduledExecutorService clock;

    /** @param name of the thread */
    public Ticker(String name, Duration pause, FailureLog failures, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.failures = failures;
        this.work = work;
    }

    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(loop -> {
            Thread thread = new Thread(loop, name);
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::tick, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        clock = started;
    }

    /** Interrupts what is under way. */
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    public synchronized boolean isRunning() {
        return clock != null;
    }

    /** Once more, as soon as the thread is free; whoever asks meanwhile is served by the same. */
    public synchronized void wake() {
        if (clock != null && wanted.compareAndSet(false, true)) {
            clock.execute(this::tick);
        }
    }

    private void tick() {
        wanted.set(false);
        ErrorBoundary.run(failures, this::work);
    }

    /** What fails because it was stopped is no failure. */
    private void work() {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (isRunning()) {
                throw failure;
            }
        }
    }
}
