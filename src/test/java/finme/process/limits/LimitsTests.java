package finme.process.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.testing.engine.EngineTest;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A model that passes the gate and still does too much harms no more than the application that is in it. */
@EngineTest
class LimitsTests {
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final NodeDeaths deaths;
    private final JdbcTemplate jdbc;
    private String deployment = "";

    LimitsTests(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            NodeDeaths deaths,
            JdbcTemplate jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.deaths = deaths;
        this.jdbc = jdbc;
    }

    @AfterEach
    void leave() {
        repository.deleteDeployment(deployment, true);
    }

    /** Each fork doubles what the one before it made. */
    @Test
    void anApplicationThatIsTooManyAtOnceIsStopped() {
        StringBuilder forks = new StringBuilder(flow("s", "g0"));
        for (int i = 0; i < 14; i++) {
            forks.append("<exclusiveGateway id=\"g%d\"/>".formatted(i))
                    .append(flow("g" + i, "p" + i))
                    .append("<parallelGateway id=\"p%d\"/>".formatted(i))
                    .append("<task id=\"a%d\"/><task id=\"b%d\"/>".formatted(i, i))
                    .append(flow("p" + i, "a" + i))
                    .append(flow("p" + i, "b" + i))
                    .append(flow("a" + i, "g" + (i + 1)))
                    .append(flow("b" + i, "g" + (i + 1)));
        }
        deploy(forks + "<exclusiveGateway id=\"g14\"/>" + flow("g14", "e"));
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("limits"))
                .isInstanceOf(TooManySteps.class)
                .hasMessageContaining("10000 steps at once");
    }

    @Test
    void aStepIsRepeatedAsOftenAsItsModelSays() {
        deploy(flow("s", "t")
                + "<userTask id=\"t\"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>"
                + flow("t", "e"));
        ProcessInstance instance = runtime.startProcessInstanceByKey("limits");
        assertThat(tasks.createTaskQuery().processInstanceId(instance.getId()).count())
                .isEqualTo(3);
    }

    @Test
    void aJobThatTookItsNodeDownThreeTimesBecomesAnIncident() {
        deploy(flow("s", "t") + "<task id=\"t\" camunda:asyncBefore=\"true\"/>" + flow("t", "e"));
        ProcessInstance instance = runtime.startProcessInstanceByKey("limits");
        String job = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
        deaths.count(List.of(job));
        deaths.count(List.of(job, "gone"));
        assertThat(incidents(instance)).isZero();
        deaths.count(List.of(job));
        assertThat(incidents(instance)).isEqualTo(1);
        assertThat(management.createJobQuery().jobId(job).noRetriesLeft().count())
                .isEqualTo(1);
        management.setJobRetries(job, 1);
        management.executeJob(job);
        deaths.count(List.of());
        assertThat(jdbc.queryForObject("select count(*) from fdforge.job_death", Integer.class))
                .isZero();
    }

    private long incidents(ProcessInstance instance) {
        return runtime.createIncidentQuery().processInstanceId(instance.getId()).count();
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"f_%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(from, to, from, to);
    }

    private void deploy(String flow) {
        deployment = repository
                .createDeployment()
                .addString("limits.bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
                        <process id="limits" isExecutable="true" camunda:historyTimeToLive="P30D"><startEvent id="s"/>%s<endEvent id="e"/></process>
                        </definitions>""".formatted(flow))
                .deploy()
                .getId();
    }
}
