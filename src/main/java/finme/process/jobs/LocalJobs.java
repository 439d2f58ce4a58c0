package finme.process.jobs;

import finme.process.tuning.Prefetch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * A job that is due when it is made is written with this node's lock on it and runs here once it is durable: no search,
 * no second write. If the node dies, the lock ends and the engine's acquisition finds the job, as it does when there is
 * no room here.
 */
@Component
class LocalJobs extends AbstractProcessEnginePlugin implements SessionFactory {
    private final LocalJobRunner jobs;

    LocalJobs(LocalJobRunner jobs) {
        this.jobs = jobs;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(getSessionType(), this);
    }

    @Override
    public Class<?> getSessionType() {
        return JobManager.class;
    }

    @Override
    public Session openSession() {
        return new LocalJobManager();
    }

    /** Reads the jobs of these instances at once; inside of a command that is about to run them. */
    static void prefetch(CommandContext context, Collection<String> instances) {
        if (context.getJobManager() instanceof LocalJobManager local) {
            local.ahead = Prefetch.jobs(context, instances);
        }
    }

    private final class LocalJobManager extends JobManager {
        private Map<String, List<JobEntity>> ahead = Map.of();

        /** The engine asks when a job is done, to take it off its execution's list. */
        @Override
        public List<JobEntity> findJobsByExecutionId(String execution) {
            List<JobEntity> known = ahead.get(execution);
            return known == null ? super.findJobsByExecutionId(execution) : new ArrayList<>(known);
        }

        @Override
        protected void hintJobExecutor(JobEntity job) {
            JobExecutor executor = Context.getProcessEngineConfiguration().getJobExecutor();
            if (!executor.isActive() || !canRunHere(job)) {
                super.hintJobExecutor(job);
                return;
            }
            job.setLockOwner(executor.getLockOwner());
            job.setLockExpirationTime(new Date(ClockUtil.getCurrentTime().getTime() + executor.getLockTimeInMillis()));
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, committed -> jobs.run(job));
        }

        /** A job made by another job of its instance is the engine's to run: in order, on the same thread. */
        private boolean canRunHere(JobEntity job) {
            return job instanceof MessageEntity
                    && job.getProcessInstanceId() != null
                    && (job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
                    && !job.isSuspended()
                    && Context.getJobExecutorContext() == null
                    && jobs.haveRoom();
        }
    }
}
