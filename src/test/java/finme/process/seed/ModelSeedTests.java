package finme.process.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.process.decision.DmnText;
import finme.process.seed.ShippedModels.Shipped;
import finme.testing.engine.EngineTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EngineTest
class ModelSeedTests {
    private static final String KEY = "seeded-table";

    private final RepositoryService repository;

    ModelSeedTests(RepositoryService repository) {
        this.repository = repository;
    }

    @AfterEach
    void cleanUp() {
        repository.createDecisionDefinitionQuery().decisionDefinitionKey(KEY).list().stream()
                .map(DecisionDefinition::getDeploymentId)
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void theStartBroughtEverythingThatIsShipped() {
        assertThat(repository.createDecisionDefinitionQuery().latestVersion().list())
                .extracting(DecisionDefinition::getKey)
                .contains("partner-prioritisation", "application-screening", "distribution-strategy");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("loan-application")
                        .count())
                .isOne();
    }

    @Test
    void neverDeploysOverAnOwnersForm() {
        String shipped = form("Shipped");
        seed("seeded.form", shipped);
        String own = repository
                .createDeployment()
                .source("Camunda Modeler")
                .addString("mine.form", form("Mine"))
                .deploy()
                .getId();
        seed("seeded.form", shipped.replace("Shipped", "Shipped later"));
        List<Deployment> brought =
                repository.createDeploymentQuery().deploymentName("seeded.form").list();
        assertThat(brought).hasSize(1);
        repository.deleteDeployment(own, true);
        seed("seeded.form", shipped.replace("Shipped", "Shipped later"));
        List<Deployment> after =
                repository.createDeploymentQuery().deploymentName("seeded.form").list();
        assertThat(after).hasSize(2);
        after.forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private static String form(String text) {
        return "{\"id\": \"seeded\", \"type\": \"default\", \"schemaVersion\": 16, \"components\":"
                + " [{\"type\": \"text\", \"text\": \"" + text + "\"}]}";
    }

    @Test
    void deploysWhatIsAbsentOnceAndWhatWeChangedAgain() {
        start("1");
        int first = newest().getVersion();
        start("1");
        assertThat(newest().getVersion()).isEqualTo(first);
        start("2");
        assertThat(newest().getVersion()).isEqualTo(first + 1);
    }

    @Test
    void neverDeploysOverAnOwnersVersion() {
        start("1");
        int first = newest().getVersion();
        repository
                .createDeployment()
                .source("Camunda Modeler")
                .addString("mine.dmn", table("5"))
                .deploy();
        start("2");
        start("3");
        assertThat(newest().getVersion()).isEqualTo(first + 1);
        assertThat(newest().getResourceName()).isEqualTo("mine.dmn");
    }

    @Test
    void goesOnWithOursOnceTheOwnersVersionIsWithdrawn() {
        start("1");
        int first = newest().getVersion();
        String own = repository
                .createDeployment()
                .source("Camunda Modeler")
                .addString("mine.dmn", table("5"))
                .deploy()
                .getId();
        repository.deleteDeployment(own, true);
        start("2");
        assertThat(newest().getResourceName()).isEqualTo("seeded.dmn");
        assertThat(newest().getVersion()).as("the owner's was one more").isEqualTo(first + 2);
    }

    private void start(String result) {
        seed("seeded.dmn", table(result));
    }

    private void seed(String file, String content) {
        ShippedModels shipped = mock(ShippedModels.class);
        when(shipped.all()).thenReturn(List.of(new Shipped(file, content.getBytes(StandardCharsets.UTF_8))));
        new ModelSeed(repository, shipped).start();
    }

    private DecisionDefinition newest() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .latestVersion()
                .singleResult();
    }

    private static String table(String result) {
        return DmnText.table(KEY, "FIRST")
                .input("foot", "double")
                .output("size", "integer")
                .rule("Rule_1", "", result)
                .xml();
    }
}
