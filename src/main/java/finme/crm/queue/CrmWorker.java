package finme.crm.queue;

import finme.crm.odata.CrmAnswer;
import finme.crm.odata.CrmOData;
import finme.crm.odata.CrmProperties;
import finme.crm.odata.CrmRecords;
import finme.crm.odata.CrmRecords.CrmRecord;
import finme.crm.queue.CrmTasks.Task;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes what waits, batch by batch, and hands it to the CRM. One exchange at a time per node, so what is queued meanwhile
 * goes together; all state is touched by one thread, which never waits for the network.
 */
@Component
class CrmWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CrmWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    /** What comes within this time goes together: nobody waits for the CRM. */
    private static final Duration LINGER = Duration.ofMillis(100);

    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    private final CrmConfirmations confirmations;
    private final CrmRecords records;
    private final CrmOData crm;
    private final CrmProperties properties;
    private final CrmGate gate;
    private final CrmOutcomes outcomes;
    private final FailureLog failures = new FailureLog(LOG, "CRM sync pauses");
    private final FailureLog answers = new FailureLog(LOG, "An answer of the CRM can't be read");
    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile @Nullable ScheduledThreadPoolExecutor executor;
    private List<Task> underWay = List.of();
    private long leaseEnds;

    CrmWorker(CrmConfirmations confirmations, CrmRecords records, CrmOData crm, CrmProperties properties) {
        this.confirmations = confirmations;
        this.records = records;
        this.crm = crm;
        this.properties = properties;
        this.gate = new CrmGate(properties.batch(), properties.longestPause());
        this.outcomes = new CrmOutcomes(confirmations, gate);
    }

    /** Something was queued and is committed. */
    void nudge() {
        ScheduledThreadPoolExecutor running = executor;
        if (running != null && nudged.compareAndSet(false, true)) {
            soon(running);
        }
    }

    private void soon(ScheduledThreadPoolExecutor running) {
        try {
            running.schedule(() -> guarded(this::next), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            nudged.set(false);
        }
    }

    private void next() {
        nudged.set(false);
        if (isUnderWay() || !gate.isOpen() || !crm.reachable()) {
            return;
        }
        Duration lease = properties.deadline().plus(LEASE_MARGIN);
        leaseEnds = System.nanoTime() + lease.toNanos();
        List<Task> tasks = confirmations.claim(gate.size(), lease);
        if (tasks.isEmpty()) {
            return;
        }
        underWay = tasks;
        try {
            Map<UUID, CrmRecord> batch =
                    records.of(tasks.stream().map(Task::application).toList());
            crm.upsert(batch)
                    .whenComplete((answer, unreadable) -> run(() -> finish(tasks, batch, answer(answer, unreadable))));
        } catch (RuntimeException | Error failure) {
            underWay = List.of();
            throw failure;
        }
    }

    /** After its lease others may have it: the answer was lost on its way to this thread. */
    private boolean isUnderWay() {
        return !underWay.isEmpty() && System.nanoTime() - leaseEnds < 0;
    }

    private CrmAnswer answer(@Nullable CrmAnswer answer, @Nullable Throwable unreadable) {
        if (answer != null) {
            answers.worked();
            return answer;
        }
        if (unreadable == null) {
            return new CrmAnswer.Away("NoAnswer", true);
        }
        answers.failed(unreadable);
        return new CrmAnswer.Away(unreadable.getClass().getSimpleName(), true);
    }

    private void finish(List<Task> tasks, Map<UUID, CrmRecord> batch, CrmAnswer answer) {
        if (underWay == tasks) {
            underWay = List.of();
        }
        if (answer instanceof CrmAnswer.Heard heard) {
            outcomes.heard(tasks, batch, heard);
        } else if (answer instanceof CrmAnswer.Away away) {
            outcomes.away(tasks, away);
        }
        if (tasks.size() >= gate.size()) {
            next();
        } else {
            nudge();
        }
    }

    private void run(Runnable work) {
        ScheduledThreadPoolExecutor running = executor;
        if (running != null) {
            try {
                running.execute(() -> guarded(work));
            } catch (RejectedExecutionException stopping) {
                LOG.debug("stopping: the lease of what was sent ends by itself");
            }
        }
    }

    /** The database may be away for a while: what was claimed comes back when its lease ends. */
    private void guarded(Runnable work) {
        ErrorBoundary.run(failures, work);
    }

    @Override
    public void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "crm-sync");
            thread.setDaemon(true);
            return thread;
        });
        executor = started;
        started.scheduleWithFixedDelay(
                () -> guarded(this::next), SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor running = executor;
        executor = null;
        if (running == null) {
            return;
        }
        running.execute(() -> guarded(() -> confirmations.giveBack(underWay)));
        running.shutdown();
        try {
            if (!running.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.info("CRM sync left work under way; its lease ends by itself");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
