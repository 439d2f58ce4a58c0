package finme.dispatch.answer;

import finme.dispatch.store.DispatchSettings;
import finme.dispatch.store.Threads;
import finme.dispatch.store.ToApply;
import finme.dispatch.store.ToApply.Due;
import finme.loan.LoanProcess;
import finme.work.ErrorBoundary;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Applies what was kept for later. Each item is one node's at a time, and rarer the longer it fails. */
@Component
class LaterSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LaterSweep.class);

    private final ToApply toApply;
    private final Later later;
    private final LoanProcess process;
    private final long pause;
    private @Nullable ScheduledExecutorService clock;

    LaterSweep(ToApply toApply, Later later, LoanProcess process, DispatchSettings settings) {
        this.toApply = toApply;
        this.later = later;
        this.process = process;
        this.pause = settings.sweep().multipliedBy(10).toMillis();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(Threads.named("dispatch-later-"));
        started.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
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

    private void sweep() {
        ErrorBoundary.run(LOG, "Answers that wait to be applied are looked for again soon", () -> {
            List<Due> due = toApply.claim();
            due.forEach(this::apply);
        });
    }

    private void apply(Due due) {
        try {
            process.together(() -> {
                later.apply(due);
                return null;
            });
        } catch (RuntimeException fault) {
            LOG.warn("Answer {} to dispatch {} still can't be applied: {}", due.id(), due.dispatch(), name(fault));
        }
    }

    private static String name(RuntimeException fault) {
        return fault.getClass().getSimpleName();
    }
}
