package finme.process.move;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine itself says to a move: it is made, and taken back before anybody sees it. */
@Component
class TrialMove {
    private static final String NO_COUNTERPART = "no migration instruction";

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final TransactionTemplate apart;

    TrialMove(RuntimeService runtime, RepositoryService models, PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.models = models;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Each step to the one of the same id; deadlines that run go on. @throws MigrationPlanValidationException */
    MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        return runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build();
    }

    /** @return why it stays; empty when it can be moved */
    List<String> reasons(ProcessDefinition from, ProcessDefinition to, String instance) {
        try {
            apart.executeWithoutResult(trial -> {
                trial.setRollbackOnly();
                runtime.newMigration(plan(from, to))
                        .processInstanceIds(instance)
                        .execute();
            });
            return List.of();
        } catch (MigratingProcessInstanceValidationException refused) {
            return sentences(from, to, refused.getValidationReport());
        } catch (MigrationPlanValidationException noPlan) {
            return List.of("No step of version " + from.getVersion() + " has a counterpart in version "
                    + to.getVersion() + ".");
        } catch (ProcessEngineException other) {
            return List.of("The engine can't move it; an instance may be at work just now.");
        }
    }

    private List<String> sentences(
            ProcessDefinition from, ProcessDefinition to, MigratingProcessInstanceValidationReport report) {
        Set<String> sentences = new LinkedHashSet<>(report.getFailures());
        report.getActivityInstanceReports()
                .forEach(each -> sentences.addAll(sentences(from, to, each.getSourceScopeId(), each.getFailures())));
        report.getTransitionInstanceReports()
                .forEach(each -> sentences.addAll(sentences(from, to, each.getSourceScopeId(), each.getFailures())));
        return sentences.isEmpty() ? List.of("The engine can't move it.") : List.copyOf(sentences);
    }

    private List<String> sentences(ProcessDefinition from, ProcessDefinition to, String step, List<String> failures) {
        List<String> sentences = new ArrayList<>();
        String name = name(from, step);
        for (String failure : failures) {
            sentences.add(
                    failure.contains(NO_COUNTERPART)
                            ? "\"" + name + "\" has no counterpart in version " + to.getVersion() + "."
                            : "\"" + name + "\": " + failure + (failure.endsWith(".") ? "" : "."));
        }
        return sentences;
    }

    /** What the model calls a step. */
    String name(ProcessDefinition definition, String step) {
        return models.getBpmnModelInstance(definition.getId()).getModelElementById(step) instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : step;
    }
}
