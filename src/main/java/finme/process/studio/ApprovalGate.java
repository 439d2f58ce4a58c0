package finme.process.studio;

import finme.process.studio.ApprovalGate.DraftsFromModeler;
import finme.process.studio.dmn.DmnFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may deploy, writes down that they did. Where a second person has to agree, decisions that somebody deploys by hand
 * become drafts instead. After all other gates: what they refuse is no draft either.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ApprovalGate implements Deployer {
    private final StudioSettings settings;
    private final ObjectProvider<DeploymentNotes> notes;
    private final ObjectProvider<DraftsFromModeler> drafts;

    /** What needs the engine is asked for late: the engine is built after its gates. */
    ApprovalGate(
            StudioSettings settings, ObjectProvider<DeploymentNotes> notes, ObjectProvider<DraftsFromModeler> drafts) {
        this.settings = settings;
        this.notes = notes;
        this.drafts = drafts;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        String user = user();
        if (user == null || !deployment.isNew()) {
            return;
        }
        List<ResourceEntity> decisions = deployment.getResources().values().stream()
                .filter(resource -> Arrays.stream(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)
                        .anyMatch(resource.getName()::endsWith))
                .toList();
        if (settings.needsSecondPerson() && !decisions.isEmpty()) {
            throw new AuthorizationException(drafts.getObject().keep(decisions, deployment.getName(), user));
        }
        notes.getObject().write(deployment.getId(), user, deployment.getName());
    }

    private static @Nullable String user() {
        var authentication = Context.getCommandContext().getAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** In a transaction of their own: the deployment's is rolled back. */
    @Component
    static class DraftsFromModeler {
        private final StoredStudio studio;
        private final TransactionTemplate apart;
        private final String publicUrl;

        DraftsFromModeler(
                StoredStudio studio,
                PlatformTransactionManager transactions,
                @Value("${finme.public-url}") String publicUrl) {
            this.studio = studio;
            this.apart = new TransactionTemplate(transactions);
            this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            this.publicUrl = publicUrl;
        }

        /** @return where they are, in a sentence */
        String keep(Collection<ResourceEntity> files, @Nullable String name, String author) {
            StringBuilder where =
                    new StringBuilder("Not deployed: somebody else has to agree to a change of a decision.");
            for (ResourceEntity file : files) {
                String xml = new String(file.getBytes(), StandardCharsets.UTF_8);
                for (String key : keys(xml)) {
                    apart.executeWithoutResult(open -> studio.save(key, xml, name, author));
                    where.append(" It is kept as a draft, to be published at ")
                            .append(publicUrl)
                            .append("/admin/decisions/")
                            .append(key)
                            .append('.');
                }
            }
            return where.toString();
        }

        private List<String> keys(String xml) {
            List<String> deployed = studio.keys();
            return DmnFile.parse(xml).getModelElementsByType(Decision.class).stream()
                    .map(Decision::getId)
                    .filter(deployed::contains)
                    .toList();
        }
    }
}
