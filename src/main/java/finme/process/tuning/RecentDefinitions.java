package finme.process.tuning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.work.AfterCommit;
import java.time.Duration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The engine reads the row of a process definition once a command, and looks for the newest version at every start,
 * although it keeps the parsed model. Here it looks once a second; a deployment or a suspension
 * on this node counts at once.
 */
@Component
class RecentDefinitions extends AbstractProcessEnginePlugin implements SessionFactory {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Cache<String, String> newest =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build();
    private final Cache<String, Boolean> looked =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build();

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(getSessionType(), this);
    }

    @Override
    public Class<?> getSessionType() {
        return ProcessDefinitionManager.class;
    }

    @Override
    public Session openSession() {
        return new Definitions();
    }

    private void forget() {
        newest.invalidateAll();
        looked.invalidateAll();
    }

    private final class Definitions extends ProcessDefinitionManager {
        @Override
        public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity own = super.getCachedResourceDefinitionEntity(id);
            return own != null || looked.getIfPresent(id) == null ? own : parsed(id);
        }

        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionById(String id) {
            looked.put(id, true);
            return super.findLatestDefinitionById(id);
        }

        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionByKey(String key) {
            String known = newest.getIfPresent(key);
            ProcessDefinitionEntity recent = known == null ? null : parsed(known);
            if (recent != null) {
                return recent;
            }
            ProcessDefinitionEntity found = super.findLatestDefinitionByKey(key);
            if (found != null) {
                newest.put(key, found.getId());
            }
            return found;
        }

        @Override
        public void insertProcessDefinition(ProcessDefinitionEntity definition) {
            AfterCommit.run(RecentDefinitions.this::forget);
            super.insertProcessDefinition(definition);
        }

        @Override
        public void updateProcessDefinitionSuspensionStateById(String id, SuspensionState state) {
            AfterCommit.run(RecentDefinitions.this::forget);
            super.updateProcessDefinitionSuspensionStateById(id, state);
        }

        @Override
        public void updateProcessDefinitionSuspensionStateByKey(String key, SuspensionState state) {
            AfterCommit.run(RecentDefinitions.this::forget);
            super.updateProcessDefinitionSuspensionStateByKey(key, state);
        }

        private static @Nullable ProcessDefinitionEntity parsed(String id) {
            return Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
        }
    }
}
