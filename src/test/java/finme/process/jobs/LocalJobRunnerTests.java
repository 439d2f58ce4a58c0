package finme.process.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.process.limits.JobWatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class LocalJobRunnerTests {
    private final SpringProcessEngineConfiguration configuration = mock(SpringProcessEngineConfiguration.class);
    private final CommandExecutor executor = mock(CommandExecutor.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LocalJobRunner jobs = new LocalJobRunner(provider(), watch(), meters);

    private static JobWatch watch() {
        JobWatch watch = mock(JobWatch.class);
        when(watch.during(any(), any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(1).get());
        return watch;
    }

    @SuppressWarnings("unchecked")
    private ObjectProvider<SpringProcessEngineConfiguration> provider() {
        ObjectProvider<SpringProcessEngineConfiguration> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(configuration);
        when(configuration.getCommandExecutorTxRequired()).thenReturn(executor);
        DefaultJobExecutor acquiring = new DefaultJobExecutor();
        acquiring.setLockTimeInMillis(30_000);
        when(configuration.getJobExecutor()).thenReturn(acquiring);
        return provider;
    }

    @AfterEach
    void stop() {
        jobs.stop();
    }

    @Test
    void jobsThatFailedTogetherByAnErrorRunAlone() {
        when(executor.execute(any(Command.class))).thenThrow(new NoClassDefFoundError("planted"));
        jobs.start();
        jobs.run(job(Duration.ofSeconds(30)));
        verify(executor, timeout(5_000).atLeastOnce()).execute(isA(ExecuteJobsCmd.class));
    }

    @Test
    void aSingleJobThatFailsIsRunOnce() {
        List<Object> commands = new CopyOnWriteArrayList<>();
        when(executor.execute(any(Command.class))).thenAnswer(called -> {
            commands.add(called.getArgument(0));
            throw new IllegalStateException("planted");
        });
        jobs.start();
        jobs.run(job(Duration.ofSeconds(30)));
        await().untilAsserted(() -> assertThat(
                        meters.get("finme.engine.job.lock.used").summary().count())
                .isEqualTo(1));
        assertThat(commands)
                .filteredOn(command -> !(command instanceof FailedJobListener))
                .hasSize(1);
    }

    @Test
    void tellsHowMuchOfItsLockAJobHadUsed() {
        jobs.start();
        jobs.run(job(Duration.ofSeconds(6)));
        await().untilAsserted(() -> assertThat(
                        meters.get("finme.engine.job.lock.used").summary().max())
                .isBetween(0.8, 0.9));
    }

    private static MessageEntity job(Duration lockLeft) {
        MessageEntity job = new MessageEntity();
        job.setId("job");
        job.setLockExpirationTime(Date.from(Instant.now().plus(lockLeft)));
        return job;
    }
}
