package finme.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Does the same work again and again on a thread of its own, with a pause after each time. A failure ends that time only. */
public abstract class Ticker implements SmartLifecycle {
    private final String name;
    private final Duration pause;
    private final FailureLog failures;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable ScheduledExecutorService clock;

    /** @param name of the thread */
    protected Ticker(String name, Duration pause, FailureLog failures) {
        this.name = name;
        this.pause = pause;
        this.failures = failures;
    }

    protected abstract void work();

    @Override
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
    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    @Override
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
        ErrorBoundary.run(failures, this::workUnlessStopped);
    }

    /** What fails because it was stopped is no failure. */
    private void workUnlessStopped() {
        try {
            work();
        } catch (RuntimeException failure) {
            if (isRunning()) {
                throw failure;
            }
        }
    }
}
