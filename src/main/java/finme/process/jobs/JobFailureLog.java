package finme.process.jobs;

import finme.work.FailureTrace;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A job that failed, as it may be logged: the engine would write the message, which may quote personal data. */
@Component
class JobFailureLog extends AbstractProcessEnginePlugin {
    private static final Logger LOG = LoggerFactory.getLogger(JobFailureLog.class);

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        replaceEngineLog();
    }

    private static void replaceEngineLog() {
        ExecuteJobHelper.LOGGING_HANDLER = JobFailureLog::failed;
    }

    /** Somebody else was quicker: such a job is run again and loses no retry. */
    static void failed(String job, Throwable failure) {
        if (failure instanceof OptimisticLockingException) {
            LOG.info("Job {} is run again, somebody else changed the same", job);
        } else {
            LOG.warn("Job {} failed", job, FailureTrace.of(failure));
        }
    }
}
