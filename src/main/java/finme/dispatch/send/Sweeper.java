package finme.dispatch.send;

import finme.dispatch.store.DispatchSettings;
import finme.dispatch.store.Threads;
import finme.work.ErrorBoundary;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for due dispatches every now and then, and as soon as a partner has room again. */
@Component
class Sweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Sweep sweep;
    private final Bulkheads bulkheads;
    private final DispatchSettings settings;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable ScheduledExecutorService clock;

    Sweeper(Sweep sweep, Bulkheads bulkheads, DispatchSettings settings) {
        this.sweep = sweep;
        this.bulkheads = bulkheads;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(Threads.named("dispatch-sweeper-"));
        long pause = settings.sweep().toMillis();
        started.scheduleWithFixedDelay(this::sweepQuietly, pause, pause, TimeUnit.MILLISECONDS);
        bulkheads.whenRoomAgain(this::wake);
        clock = started;
    }

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

    private synchronized void wake() {
        if (clock != null && wanted.compareAndSet(false, true)) {
            try {
                clock.execute(this::sweepQuietly);
            } catch (RejectedExecutionException stopping) {
                wanted.set(false);
            }
        }
    }

    /** A task that ends by an exception or an error is never run again. */
    private void sweepQuietly() {
        wanted.set(false);
        ErrorBoundary.run(LOG, "Looking for due dispatches failed, next try soon", () -> {
            boolean more = true;
            while (more && isRunning()) {
                more = sweep.once();
            }
        });
    }
}
