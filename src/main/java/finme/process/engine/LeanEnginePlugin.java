package finme.process.engine;

import finme.kernel.Ids;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.type.IdentityDataTypeTransformer;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What is not needed is off; what is kept, is kept for a year and removed at night. Comes after Flyway, which makes the
 * schema that the engine then puts its tables in.
 */
@Component
@DependsOnDatabaseInitialization
@Order(100)
class LeanEnginePlugin extends AbstractProcessEnginePlugin {
    @Bean
    static IdGenerator timeOrderedIds() {
        return () -> Ids.next().toString();
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new LeanHistory()));
        engine.setHistory(LeanHistory.NAME);
        engine.setHistoryEventProducer(new LeanHistory.Producer());
        // "end" would rewrite every history row once more; a year is longer than any application lives
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setHistoryCleanupBatchWindowStartTime("01:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        engine.setEnforceHistoryTimeToLive(true);
        engine.setCmmnEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTenantCheckEnabled(false);
        // a refused intake is an answer, not an error; what fails in a job is logged by the job executor
        engine.setEnableCmdExceptionLogging(false);
        engine.setResourceAuthorizationProvider(new RightsByRole());
        // the same for every line of the log
        engine.setLoggingContextActivityName(null);
        engine.setLoggingContextApplicationName(null);
        engine.setLoggingContextEngineName(null);
        engine.setLoggingContextTenantId(null);
        // lets job acquisition use the index of DueDateIndex
        engine.setEnsureJobDueDateNotNull(true);
        // first come, first served: else some wait for long while newer ones pass
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationAllowedClasses("finme.process.no.object.is.ever.stored");
        engine.setDeserializationAllowedPackages("finme.process.no.object.is.ever.stored");
    }

    /** Modeler writes the DMN type {@code number}, which the engine takes as it is but warns of at every deployment. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setCommandExecutorSchemaOperations(new StartupLockTimeout(engine.getCommandExecutorSchemaOperations()));
        engine.getDmnEngineConfiguration()
                .getTransformer()
                .getDataTypeTransformerRegistry()
                .addTransformer("number", new IdentityDataTypeTransformer());
    }
}
