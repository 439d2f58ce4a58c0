package finme.process.jobs;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class HandedOverJobsTests {
    private final SpringProcessEngineConfiguration configuration = mock(SpringProcessEngineConfiguration.class);
    private final CommandExecutor executor = mock(CommandExecutor.class);
    private final HandedOverJobs jobs = new HandedOverJobs(provider());

    @SuppressWarnings("unchecked")
    private ObjectProvider<SpringProcessEngineConfiguration> provider() {
        ObjectProvider<SpringProcessEngineConfiguration> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(configuration);
        when(configuration.getCommandExecutorTxRequired()).thenReturn(executor);
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
        MessageEntity job = new MessageEntity();
        job.setId("job");
        jobs.run(job);
        verify(executor, timeout(5_000).atLeastOnce()).execute(isA(ExecuteJobsCmd.class));
    }
}
