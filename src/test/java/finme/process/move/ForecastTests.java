package finme.process.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.process.ProcessMoves.Version;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.junit.jupiter.api.Test;

class ForecastTests {
    private final RepositoryService models = mock(RepositoryService.class);
    private final ProcessDefinitionQuery definitions = mock(ProcessDefinitionQuery.class, RETURNS_SELF);
    private final DeploymentQuery deployments = mock(DeploymentQuery.class);
    private final List<ProcessDefinition> versions = new ArrayList<>();
    private final List<Deployment> files = new ArrayList<>();

    @Test
    void aDeploymentMeanwhileIsNoFault() {
        deploy(1);
        when(models.createProcessDefinitionQuery()).thenReturn(definitions);
        when(models.createDeploymentQuery()).thenReturn(deployments);
        doAnswer(asked -> andThenDeployed(versions)).when(definitions).list();
        doAnswer(asked -> andThenDeployed(files)).when(deployments).list();
        Forecast forecast = new Forecast(models, mock(StandingRows.class), mock(TrialMove.class));
        assertThat(forecast.versions()).extracting(Version::version).containsExactly(1);
    }

    private <T> List<T> andThenDeployed(List<T> found) {
        List<T> answer = List.copyOf(found);
        deploy(1 + versions.size());
        return answer;
    }

    private void deploy(int version) {
        Deployment file = mock(Deployment.class);
        when(file.getId()).thenReturn("d" + version);
        when(file.getDeploymentTime()).thenReturn(new Date(version));
        files.add(file);
        ProcessDefinition definition = mock(ProcessDefinition.class);
        when(definition.getKey()).thenReturn("loan-application");
        when(definition.getId()).thenReturn("p" + version);
        when(definition.getVersion()).thenReturn(version);
        when(definition.getDeploymentId()).thenReturn("d" + version);
        versions.add(definition);
    }
}
