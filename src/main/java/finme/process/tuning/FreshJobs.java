package finme.process.tuning;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine looks for an incident of every job that is done; one that never failed has none. */
@Component
class FreshJobs extends AbstractProcessEnginePlugin implements SessionFactory {
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(getSessionType(), this);
    }

    @Override
    public Class<?> getSessionType() {
        return IncidentManager.class;
    }

    @Override
    public Session openSession() {
        return new Incidents();
    }

    private static final class Incidents extends IncidentManager {
        @Override
        public List<Incident> findIncidentByConfigurationAndIncidentType(String about, @Nullable String type) {
            JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, about);
            boolean neverFailed = job != null
                    && job.getRetries() > 0
                    && job.getExceptionMessage() == null
                    && job.getExceptionByteArrayId() == null;
            return neverFailed ? new ArrayList<>() : super.findIncidentByConfigurationAndIncidentType(about, type);
        }
    }
}
