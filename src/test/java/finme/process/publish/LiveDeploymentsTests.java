package finme.process.publish;

import static finme.process.publish.Models.around;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.process.decision.DmnText;
import finme.process.publish.model.Refused;
import finme.testing.engine.EngineTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What somebody deploys is the newest version afterwards, its number is nobody else's, and nobody waits for another. */
@EngineTest
class LiveDeploymentsTests {
    private final RepositoryService repository;
    private final List<String> made = new ArrayList<>();

    LiveDeploymentsTests(RepositoryService repository) {
        this.repository = repository;
    }

    @AfterEach
    void leave() {
        made.forEach(each -> repository.deleteDeployment(each, true));
    }

    @Test
    void anOldContentIsLiveAgainWhoeverDeployedMeanwhile() {
        String mine = around("<userTask id=\"t\" name=\"mine\"/>");
        deploy("my Modeler", mine);
        deploy("somebody else's", around("<userTask id=\"t\" name=\"theirs\"/>"));
        int before = newest().getVersion();
        String again = deploy("my Modeler", mine);
        assertThat(newest().getDeploymentId()).isEqualTo(again);
        assertThat(newest().getVersion()).isEqualTo(before + 1);
        deploy("my Modeler", mine);
        assertThat(newest().getDeploymentId()).as("nothing has changed").isEqualTo(again);
    }

    @Test
    void aNumberIsNeverGivenTwice() {
        deploy("one", around("<userTask id=\"t\" name=\"one\"/>"));
        int first = newest().getVersion();
        String removed = deploy("two", around("<userTask id=\"t\" name=\"two\"/>"));
        repository.deleteDeployment(removed, true);
        made.remove(removed);
        deploy("three", around("<userTask id=\"t\" name=\"three\"/>"));
        assertThat(newest().getVersion()).isEqualTo(first + 2);
        assertThat(newest().getId()).contains(":" + (first + 2) + ":");
    }

    @Test
    void whatMostLikelyMeansSomethingElseIsDeployedAndSaid() {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(), answer));
        try {
            made.add(repository
                    .createDeployment()
                    .addString(
                            "table.dmn",
                            DmnText.table("partner-prioritisation", "COLLECT")
                                    .input("amount", "integer")
                                    .output("partner", "string")
                                    .rule("Rule_A", "<= 7400,5", "\"omega\"")
                                    .rule("Rule_B", "<= 10.000", "\"omega\"")
                                    .rule("Rule_C", "[1000.50..6000]", "\"omega\"")
                                    .rule("Rule_D", "[500, 6000]", "\"omega\"")
                                    .xml())
                    .deploy()
                    .getId());
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(answer.getHeaders(Doubts.HEADER))
                .satisfiesExactly(
                        first -> assertThat(first).contains("rule Rule_A, input amount", "'7400,5' are two numbers"),
                        second -> assertThat(second).contains("rule Rule_B", "'10.000' is 10 and a fraction"),
                        third -> assertThat(third).contains("rule Rule_D", "a range is written [500..6000]"));
    }

    @Test
    void aLookThatDoesNotComeBackIsLeftAloneAndNotForAnyNumber() {
        CountDownLatch never = new CountDownLatch(1);
        CheckRoom room = new CheckRoom(
                files -> {
                    while (files.containsKey("hang") && never.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return new Checked();
                },
                Duration.ofMillis(50));
        for (int i = 0; i < 4; i++) {
            byte[] content = {(byte) i};
            assertThat(room.check(Map.of("good" + i, content))).isNotNull();
            assertThatThrownBy(() -> room.check(Map.of("hang", content)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("takes longer than");
        }
        assertThatThrownBy(() -> room.check(Map.of("good", new byte[0])))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("still looks at earlier deployments");
        never.countDown();
    }

    private String deploy(String name, String model) {
        String id = repository
                .createDeployment()
                .name(name)
                .source("Camunda Modeler")
                .enableDuplicateFiltering(true)
                .addString("foreign.bpmn", model)
                .deploy()
                .getId();
        made.remove(id);
        made.add(id);
        return id;
    }

    private ProcessDefinition newest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("foreign")
                .latestVersion()
                .singleResult();
    }
}
