package finme.process.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/**
 * When an instance began, how it ended, and what went wrong. Timeline and explanation of an application are in fdForge,
 * where they may be sealed and erased; the community Cockpit shows no history anyway.
 */
final class LeanHistory implements HistoryLevel {
    static final String NAME = "lean";

    private static final Set<HistoryEventType> KEPT = Set.of(
            HistoryEventTypes.PROCESS_INSTANCE_START,
            HistoryEventTypes.PROCESS_INSTANCE_END,
            HistoryEventTypes.PROCESS_INSTANCE_MIGRATE,
            HistoryEventTypes.INCIDENT_CREATE,
            HistoryEventTypes.INCIDENT_MIGRATE,
            HistoryEventTypes.INCIDENT_RESOLVE,
            HistoryEventTypes.INCIDENT_DELETE);

    @Override
    public int getId() {
        return 71; // stored in the schema; the engine's own levels are 0 to 3
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return KEPT.contains(type);
    }

    /** Names the definition as the engine has parsed it, without reading its row for each instance that starts. */
    static final class Producer extends CacheAwareHistoryEventProducer {
        @Override
        protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            ProcessDefinitionEntity parsed =
                    Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
            return parsed == null ? super.getProcessDefinitionEntity(id) : parsed;
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
