package finme.process.jobs;

import finme.process.limits.JobWatch;
import finme.process.tuning.Prefetch;
import finme.work.Batches;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.TogetherElseAlone;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs jobs that carry this node's lock. Those that come in together run in one transaction; when one of them fails, all
 * of it is undone and each runs alone, so that only the faulty one loses a retry.
 */
@Component
class LocalJobRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LocalJobRunner.class);
    private static final int THREADS = 2;
    private static final int TOGETHER = 16;
    /** At the slowest pace seen still done well before their locks end. */
    private static final int ROOM = 250;

    /** Jobs that may be written with our lock between the question for room and their commit: more than intakes at once. */
    private static final int ASKED = 100;

    private final ObjectProvider<SpringProcessEngineConfiguration> engine;
    private final JobWatch watch;
    private final DistributionSummary lockUsed;
    private final FailureLog together = new FailureLog(LOG, "Jobs run one by one");
    private final FailureLog left = new FailureLog(LOG, "Jobs are left to their locks");
    private volatile @Nullable Batches<Handed> batches;

    LocalJobRunner(ObjectProvider<SpringProcessEngineConfiguration> engine, JobWatch watch, MeterRegistry meters) {
        this.engine = engine;
        this.watch = watch;
        this.lockUsed = DistributionSummary.builder("finme.engine.job.lock.used")
                .description(
                        "Part of its lock that was over when a job was done; from 1 on another node may do it, too")
                .register(meters);
    }

    /** @param lockedUntil by this node's clock, which wrote it */
    private record Handed(String job, String execution, String instance, Date lockedUntil) {}

    boolean haveRoom() {
        Batches<Handed> running = batches;
        return running != null && running.hasRoom(ASKED);
    }

    /** What finds no room after all is left to its lock. */
    void run(JobEntity job) {
        Batches<Handed> running = batches;
        if (running != null) {
            running.offer(new Handed(
                    job.getId(), job.getExecutionId(), job.getProcessInstanceId(), job.getLockExpirationTime()));
        }
    }

    private void run(List<Handed> jobs) {
        TogetherElseAlone.run(together, jobs, this::together, this::alone);
        double lock = engine.getObject().getJobExecutor().getLockTimeInMillis();
        long now = System.currentTimeMillis();
        jobs.forEach(handed -> lockUsed.record(1 - (handed.lockedUntil.getTime() - now) / lock));
    }

    private void together(List<Handed> jobs) {
        JobExecutorContext own = new JobExecutorContext();
        Context.setJobExecutorContext(own);
        try {
            watch.during(
                    jobs.stream().map(Handed::job).toList(),
                    () -> executor().execute(context -> executeAll(context, jobs)));
        } finally {
            Context.removeJobExecutorContext();
        }
        own.getCurrentProcessorJobQueue().forEach(job -> steadily(job, none -> {}));
    }

    private static @Nullable Void executeAll(CommandContext context, List<Handed> jobs) {
        prefetch(context, jobs);
        for (Handed handed : jobs) {
            new ExecuteJobsCmd(handed.job, new JobFailureCollector(handed.job)).execute(context);
        }
        return null;
    }

    private static void prefetch(CommandContext context, List<Handed> jobs) {
        Prefetch.at(context, jobs.stream().map(Handed::execution).toList());
        LocalJobs.prefetch(context, jobs.stream().map(Handed::instance).toList());
    }

    private void alone(Handed handed) {
        steadily(handed.job, context -> prefetch(context, List.of(handed)));
    }

    private void steadily(String job, Consumer<CommandContext> before) {
        ErrorBoundary.run(left, job, () -> execute(job, before));
    }

    /** As the engine does it, retries and incidents included; then what the job has made for this thread. */
    private void execute(String first, Consumer<CommandContext> before) {
        JobExecutorContext own = new JobExecutorContext();
        Context.setJobExecutorContext(own);
        try {
            executeOne(first, before);
            while (!own.getCurrentProcessorJobQueue().isEmpty()) {
                executeOne(own.getCurrentProcessorJobQueue().remove(0), none -> {});
            }
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    private void executeOne(String job, Consumer<CommandContext> before) {
        JobFailureCollector failures = new JobFailureCollector(job);
        try {
            ExecuteJobHelper.executeJob(
                    job, executor(), failures, new PreparedJob(job, failures, before), engine.getObject());
        } catch (RuntimeException failed) {
            ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(job, failed);
        }
    }

    private static final class PreparedJob extends ExecuteJobsCmd {
        private final transient Consumer<CommandContext> before;

        PreparedJob(String job, JobFailureCollector failures, Consumer<CommandContext> before) {
            super(job, failures);
            this.before = before;
        }

        @Override
        public Void execute(CommandContext context) {
            before.accept(context);
            return super.execute(context);
        }
    }

    private CommandExecutor executor() {
        ProcessEngineConfigurationImpl configuration = engine.getObject();
        return configuration.getCommandExecutorTxRequired();
    }

    @Override
    public void start() {
        batches = new Batches<>("jobs-", THREADS, TOGETHER, ROOM, this::run);
    }

    @Override
    public void stop() {
        Batches<Handed> running = batches;
        batches = null;
        if (running != null) {
            running.stop(Duration.ofSeconds(5));
        }
    }

    @Override
    public boolean isRunning() {
        return batches != null;
    }
}
