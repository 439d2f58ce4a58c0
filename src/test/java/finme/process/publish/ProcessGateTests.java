package finme.process.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.testing.engine.EngineTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that would run code, and models that would leave an application hanging, are refused with a sentence. */
@EngineTest
class ProcessGateTests {
    private static final String RUNTIME = "${''.getClass().forName('java.lang.Runtime').getMethod('exec')}";

    private final RepositoryService repository;

    ProcessGateTests(RepositoryService repository) {
        this.repository = repository;
    }

    static Stream<Arguments> hostileModels() {
        return Stream.of(
                task(
                        "script task",
                        "scriptTask scriptFormat=\"javascript\"",
                        "<script>1</script>",
                        "'scriptTask' is not allowed"),
                task(
                        "script task from a file",
                        "scriptTask scriptFormat=\"groovy\" camunda:resource=\"x.groovy\"",
                        "",
                        "not allowed"),
                task("class", "serviceTask camunda:class=\"java.lang.ProcessBuilder\"", "", "'class' is not allowed"),
                task(
                        "expression",
                        "serviceTask camunda:expression=\"" + RUNTIME + "\"",
                        "",
                        "'expression' is not allowed"),
                task("shell", "serviceTask camunda:type=\"shell\"", field("command", "id"), "'shell' is not allowed"),
                task("mail", "serviceTask camunda:type=\"mail\"", field("to", "x"), "'mail' is not allowed"),
                task(
                        "delegate that does not exist",
                        "serviceTask camunda:delegateExpression=\"${noSuchDelegate}\"",
                        "",
                        "there is no delegate '${noSuchDelegate}'"),
                task(
                        "bean that is not ours",
                        "serviceTask camunda:delegateExpression=\"${dataSource}\"",
                        "",
                        "there is no delegate"),
                task(
                        "expression for a delegate",
                        "serviceTask camunda:delegateExpression=\"" + RUNTIME + "\"",
                        "",
                        "there is no delegate"),
                task(
                        "chosen delegate",
                        "serviceTask camunda:delegateExpression=\"${offered ? rankPartnersDelegate : syncWithCrmDelegate}\"",
                        "",
                        "there is no delegate"),
                task(
                        "connector",
                        "serviceTask",
                        extension(
                                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
                        "'connector' is not allowed"),
                task(
                        "listener class",
                        "userTask",
                        extension("<camunda:executionListener event=\"start\" class=\"java.lang.Thread\"/>"),
                        "'class' is not allowed"),
                task(
                        "listener expression",
                        "userTask",
                        extension("<camunda:executionListener event=\"start\" expression=\"" + RUNTIME + "\"/>"),
                        "'expression' is not allowed"),
                task(
                        "listener script",
                        "userTask",
                        extension(
                                "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener>"),
                        "not allowed"),
                task(
                        "task listener class",
                        "userTask",
                        extension("<camunda:taskListener event=\"create\" class=\"java.lang.Thread\"/>"),
                        "'class' is not allowed"),
                task(
                        "task listener script",
                        "userTask",
                        extension(
                                "<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:taskListener>"),
                        "not allowed"),
                task(
                        "task listener that does not exist",
                        "userTask",
                        extension("<camunda:taskListener event=\"create\" delegateExpression=\"${nobody}\"/>"),
                        "there is no delegate"),
                task(
                        "input script",
                        "userTask",
                        extension(
                                "<camunda:inputOutput><camunda:inputParameter name=\"offered\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>"),
                        "not allowed"),
                task(
                        "stored personal value",
                        "userTask",
                        extension(
                                "<camunda:inputOutput><camunda:inputParameter name=\"borrowerName\">x</camunda:inputParameter></camunda:inputOutput>"),
                        "it would store the variable 'borrowerName'"),
                task(
                        "form field for a personal value",
                        "userTask",
                        extension(
                                "<camunda:formData><camunda:formField id=\"phone\" type=\"string\"/></camunda:formData>"),
                        "it would store the variable 'phone'"),
                task(
                        "form validator class",
                        "userTask",
                        extension(
                                "<camunda:formData><camunda:formField id=\"offered\" type=\"boolean\"><camunda:validation><camunda:constraint name=\"validator\" config=\"java.lang.Thread\"/></camunda:validation></camunda:formField></camunda:formData>"),
                        "a validator class is not allowed"),
                task(
                        "form handler class",
                        "userTask camunda:formHandlerClass=\"java.lang.Thread\"",
                        "",
                        "'formHandlerClass' is not allowed"),
                task(
                        "assignee by reflection on a bean",
                        "userTask camunda:assignee=\"${dataSource.connection}\"",
                        "",
                        "nothing sets the variable 'dataSource'"),
                task("unreadable expression", "userTask camunda:assignee=\"${offered\"", "", "can't be read"),
                task(
                        "function that does not exist",
                        "userTask camunda:assignee=\"${run('id')}\"",
                        "",
                        "there is no function 'run'"),
                task(
                        "call activity with a mapping class",
                        "callActivity calledElement=\"x\" camunda:variableMappingClass=\"java.lang.Thread\"",
                        "",
                        "'variableMappingClass' is not allowed"),
                task(
                        "class of another vendor's prefix",
                        "serviceTask xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Thread\"",
                        "",
                        "'class' is not allowed"),
                task(
                        "timer by reflection",
                        "userTask",
                        "",
                        "nothing sets the variable 'runtimeService'",
                        "<boundaryEvent id=\"b\" attachedToRef=\"t\"><outgoing>g</outgoing><timerEventDefinition><timeDuration>${runtimeService.x}</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id=\"g\" sourceRef=\"b\" targetRef=\"e\"/>"),
                model(
                        "condition in a script",
                        shipped(
                                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${offered}",
                                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">offered"),
                        "no other language"),
                model(
                        "condition on what nobody sets",
                        shipped("${offered}", "${approved}"),
                        "nothing sets the variable 'approved'"),
                model("no time to live", shipped(" camunda:historyTimeToLive=\"P365D\"", ""), "history time to live"),
                model(
                        "save point after sending",
                        shipped(
                                "camunda:delegateExpression=\"${sendToPartnersDelegate}\"",
                                "camunda:asyncAfter=\"true\" camunda:delegateExpression=\"${sendToPartnersDelegate}\""),
                        "an early answer would be lost"),
                model(
                        "save point before waiting",
                        shipped(
                                "id=\"ReceiveTask_PartnersAnswer\"",
                                "camunda:asyncBefore=\"true\" id=\"ReceiveTask_PartnersAnswer\""),
                        "an early answer would be lost"),
                model(
                        "save point on the gateway between",
                        shipped(
                                "id=\"Gateway_PartnerLeft\"",
                                "camunda:asyncBefore=\"true\" id=\"Gateway_PartnerLeft\""),
                        "an early answer would be lost"),
                model(
                        "wait for partners under another name",
                        shipped("\"ReceiveTask_PartnersAnswer\"", "\"ReceiveTask_Somewhere\""),
                        "the answer would find nobody"),
                model(
                        "wait for the CRM with a message",
                        shipped(
                                "id=\"ReceiveTask_CrmConfirmed\"",
                                "messageRef=\"Message_LoanFunded\" id=\"ReceiveTask_CrmConfirmed\""),
                        "the answer would find nobody"),
                model(
                        "external entity",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + around("userTask", "&x;", ""),
                        "can't be read as XML"));
    }

    /** A load would wait for ever in one of these. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "\"ReceiveTask_RecordsWalked\"=>\"ReceiveTask_Walked\"",
                "<bpmn:receiveTask id=\"ReceiveTask_RecordsWalked\"=>"
                        + "<bpmn:receiveTask camunda:asyncBefore=\"true\" id=\"ReceiveTask_RecordsWalked\"",
                "targetRef=\"ReceiveTask_RecordsWalked\"=>targetRef=\"EndEvent_SyncEnded\"",
                "bpmn:receiveTask=>bpmn:userTask",
                "process id=\"crm-sync\"=>process id=\"crm-sinc\""
            })
    void refusesAWalkThatWouldNotEnd(String change) throws IOException {
        String bpmn = Files.readString(Path.of("processes", "crm-sync.bpmn"));
        String[] both = change.split("=>");
        assertThat(bpmn).contains(both[0]);
        assertThatThrownBy(() -> deploy(bpmn.replace(both[0], both[1])))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(change.contains("sinc") ? "but for 'crm-sync'" : "would never end");
        assertThatCode(() -> repository.deleteDeployment(deploy(bpmn.replace("CRM sync", "Ours")), true))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileModels")
    void refuses(String name, String bpmn, String sentence) {
        long before = repository.createProcessDefinitionQuery().count();
        assertThatThrownBy(() -> deploy(bpmn))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(sentence);
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(before);
    }

    /** The engine deploys whatever ends in "bpmn", with or without a dot. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.bpmn", "evilbpmn", "evil.bpmn20.xml", "evilbpmn20.xml"})
    void looksAtEveryFileThatTheEngineWouldDeploy(String file) {
        String hostile = around("serviceTask camunda:class=\"java.lang.ProcessBuilder\"", "", "");
        assertThatThrownBy(() ->
                        repository.createDeployment().addString(file, hostile).deploy())
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("'class' is not allowed");
    }

    @Test
    void letsAnOwnersModelsThrough() {
        String own = around(
                "userTask camunda:candidateGroups=\"operator\"",
                extension("<camunda:properties><camunda:property name=\"a\" value=\"b\"/></camunda:properties>"),
                "");
        assertThatCode(() -> {
                    repository.deleteDeployment(deploy(own), true);
                    repository.deleteDeployment(deploy(shipped(">P14D<", ">P21D<")), true);
                })
                .doesNotThrowAnyException();
    }

    private static Arguments task(String name, String tag, String body, String sentence, String... more) {
        return model(name, around(tag, body, String.join("", more)), sentence);
    }

    private static Arguments model(String name, String bpmn, String sentence) {
        return Arguments.of(name, bpmn, sentence);
    }

    private static String around(String tag, String body, String more) {
        String element = tag.split(" ", 2)[0];
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
                <process id="foreign" isExecutable="true" camunda:historyTimeToLive="P30D">
                <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
                <%s id="t">%s</%s>
                <sequenceFlow id="f2" sourceRef="t" targetRef="e"/><endEvent id="e"/>%s
                </process></definitions>""".formatted(tag, body, element, more);
    }

    private static String extension(String content) {
        return "<extensionElements>" + content + "</extensionElements>";
    }

    private static String field(String name, String value) {
        return extension("<camunda:field name=\"" + name + "\" stringValue=\"" + value + "\"/>");
    }

    private static String shipped(String what, String by) {
        try {
            String bpmn = Files.readString(Path.of("processes", "loan-application.bpmn"));
            assertThat(bpmn).contains(what);
            return bpmn.replace(what, by);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private String deploy(String bpmn) {
        return repository
                .createDeployment()
                .addString("foreign.bpmn", bpmn)
                .deploy()
                .getId();
    }
}
