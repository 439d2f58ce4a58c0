package finme.process.studio;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.process.studio.DraftRows.Row;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deploys a decision, with who did it and why, in the caller's transaction. */
@Component
class Publication {
    static final String SOURCE = "finme-studio";

    private final RepositoryService repository;
    private final DeploymentNotes notes;
    private final Ledger ledger;

    Publication(RepositoryService repository, DeploymentNotes notes, Ledger ledger) {
        this.repository = repository;
        this.notes = notes;
        this.ledger = ledger;
    }

    /** @return the new version */
    int deploy(String key, String xml, String actor, String action, @Nullable String note) {
        DeploymentWithDefinitions deployment = repository
                .createDeployment()
                .name(key)
                .source(SOURCE)
                .addString(key + ".dmn", xml)
                .deployWithResult();
        int version = deployment.getDeployedDecisionDefinitions().stream()
                .filter(definition -> definition.getKey().equals(key))
                .map(DecisionDefinition::getVersion)
                .findFirst()
                .orElseThrow();
        notes.write(deployment.getId(), actor, note);
        ledger.append(Change.of("decision", key, version, action, actor, Map.of()));
        return version;
    }

    /** By whatever ends it: there is one such record a trial. */
    void trialEnded(Row draft, String actor) {
        Map<String, Object> details = Map.of("draft", draft.id());
        ledger.append(Change.of("decision", draft.decision(), draft.base(), "trial_ended", actor, details));
    }
}
