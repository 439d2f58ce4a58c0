package finme.process.seed;

import finme.process.DeploymentSources;
import finme.process.seed.ShippedModels.Shipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys a shipped model when its key is not there yet, or when its newest version is ours and the shipped file has
 * changed. A version that somebody else deployed stays the newest, whatever a new release of FinMe brings. Runs before
 * the web server opens.
 */
@Component
class ModelSeed implements SmartLifecycle {
    /** Marks a deployment as ours. */
    static final String SOURCE = DeploymentSources.SHIPPED;

    private static final Logger log = LoggerFactory.getLogger(ModelSeed.class);

    private final RepositoryService repository;
    private final NewestVersions newest;
    private final ShippedModels models;
    private volatile boolean running;

    ModelSeed(RepositoryService repository, ShippedModels models) {
        this.repository = repository;
        this.newest = new NewestVersions(repository);
        this.models = models;
    }

    @Override
    public void start() {
        models.all().forEach(this::seed);
        running = true;
    }

    private void seed(Shipped model) {
        Optional<ResourceDefinition> present = newest.of(model);
        if (present.isPresent() && !mayBeReplaced(present.get(), model)) {
            return;
        }
        repository
                .createDeployment()
                .name(model.file())
                .source(SOURCE)
                .enableDuplicateFiltering(true) // two nodes that start at once deploy it once
                .addInputStream(model.file(), new ByteArrayInputStream(model.content()))
                .deploy();
        log.info("{} is deployed as shipped", model.file());
    }

    private boolean mayBeReplaced(ResourceDefinition present, Shipped model) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(present.getDeploymentId())
                .singleResult();
        return deployment != null
                && SOURCE.equals(deployment.getSource())
                && !Arrays.equals(content(present), model.content());
    }

    private byte[] content(ResourceDefinition definition) {
        try (InputStream in =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts near the end of the phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
