package finme.process.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.LogOf;
import finme.testing.engine.EngineTest;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine's own way of telling, as the engine of this context has it. */
@EngineTest
class JobFailureLogTests {
    private final LogOf log = new LogOf(JobFailureLog.class);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theEngineTellsOfAFailedJobWithoutMessages() {
        ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(
                "7", new ProcessEngineException("Irina", new IllegalStateException("Novakova")));
        assertThat(log.sentences()).containsExactly("WARN Job 7 failed");
        assertThat(log.text())
                .contains("java.lang.IllegalStateException", "at finme.process.jobs.JobFailureLogTests.")
                .doesNotContain("Irina", "Novakova");
    }

    @Test
    void aJobThatComesTooLateIsNoFailure() {
        ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob("7", new OptimisticLockingException("Irina"));
        assertThat(log.sentences()).singleElement().asString().startsWith("INFO Job 7");
    }
}
