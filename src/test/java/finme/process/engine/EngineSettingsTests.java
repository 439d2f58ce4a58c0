package finme.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.testing.engine.EngineTest;
import finme.testing.engine.FakeLoanDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@EngineTest
class EngineSettingsTests {
    private final ProcessEngine engine;
    private final FakeLoanDesk desk;
    private final JdbcTemplate jdbc;
    private final Environment environment;

    EngineSettingsTests(ProcessEngine engine, FakeLoanDesk desk, JdbcTemplate jdbc, Environment environment) {
        this.environment = environment;
        this.engine = engine;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    @Test
    void isLeanAndGuarded() {
        ProcessEngineConfigurationImpl engine = settings();
        assertThat(engine.getHistoryLevel().getName()).isEqualTo("lean");
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(engine.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(engine.isEnableXxeProcessing()).isFalse();
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(engine.getQueryMaxResultsLimit()).isEqualTo(2000);
        assertThat(engine.isCmmnEnabled()).isFalse();
        assertThat(engine.isMetricsEnabled()).isFalse();
        assertThat(engine.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
    }

    /** Short enough that a dead node's work moves on, long enough for any job: none of them may call out. */
    @Test
    void aDeadNodesJobsMoveOnSoon() {
        assertThat(environment.getProperty("camunda.bpm.job-execution.lock-time-in-millis", Integer.class))
                .isEqualTo(30_000);
    }

    @Test
    void idsAreOrderedByTime() {
        assertThat(UUID.fromString(settings().getIdGenerator().getNextId()).version())
                .isEqualTo(7);
    }

    @Test
    void jobsAreFoundByAnIndex() {
        assertThat(jdbc.queryForList(
                        "select indexdef from pg_indexes where schemaname = 'engine' and tablename = 'act_ru_job'",
                        String.class))
                .anyMatch(index -> index.endsWith("(duedate_)"));
    }

    @Test
    void noScriptEngineIsOnTheClassPath() {
        List<String> names = new ScriptEngineManager()
                .getEngineFactories().stream()
                        .map(ScriptEngineFactory::getEngineName)
                        .toList();
        assertThat(names).allMatch(name -> name.matches("(?i).*(juel|feel).*"));
    }

    @Test
    void onlyListedVariablesAreEverKept() {
        ProcessInstance instance = started();
        for (Map<String, Object> personal : List.<Map<String, Object>>of(
                Map.of("borrowerName", "Canary"), Map.of("offered", List.of("Canary")), Map.of("accepted", 42))) {
            assertThatThrownBy(() -> engine.getRuntimeService().setVariables(instance.getId(), personal))
                    .isInstanceOf(ProcessEngineException.class)
                    .message()
                    .doesNotContain("Canary");
        }
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey("loan-application", Variables.putValue("phone", "Canary")))
                .isInstanceOf(BadUserRequestException.class);
        engine.getRuntimeService().setVariable(instance.getId(), "accepted", true);
        assertThat(jdbc.queryForList("select name_ from engine.act_ru_variable", String.class))
                .containsOnly("accepted");
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    }

    private ProcessInstance started() {
        String application = desk.newApplication().toString();
        return engine.getRuntimeService().startProcessInstanceByKey("loan-application", application);
    }

    private ProcessEngineConfigurationImpl settings() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
