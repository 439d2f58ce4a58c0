package finme.process.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.testing.engine.EngineTest;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tasklist could not show, what would run there and what would be stored where it must not is refused. */
@EngineTest
class FormGateTests {
    private static final String CHOICE =
            "{\"type\": \"radio\", \"key\": \"offer\", \"label\": \"Offer\", \"valuesKey\": \"offers\"}";

    private final RepositoryService repository;

    FormGateTests(RepositoryService repository) {
        this.repository = repository;
    }

    @Test
    void aFormForTasklistIsDeployed() {
        Deployment deployment = deploy("mine.form", form(16, CHOICE));
        assertThat(repository.getDeploymentResourceNames(deployment.getId())).containsExactly("mine.form");
        repository.deleteDeployment(deployment.getId(), true);
    }

    static Stream<Arguments> hostileForms() {
        return Stream.of(
                Arguments.of("{\"id\": \"x\",", "it is no valid JSON, line 1"),
                Arguments.of("[]", "it is no Camunda form"),
                Arguments.of("{\"type\": \"default\", \"schemaVersion\": 16, \"components\": []}", "it needs an id"),
                Arguments.of(form(19, CHOICE), "Tasklist shows forms up to schemaVersion 16, this one says 19"),
                Arguments.of(form(16, CHOICE).replace("\"schemaVersion\": 16,", ""), "this one says none"),
                Arguments.of(
                        form(16, "{\"type\": \"filepicker\", \"label\": \"Pay slip\"}"),
                        "field 'Pay slip': Tasklist" + " can't show 'filepicker', there are button, checkbox"),
                Arguments.of(form(16, "{\"type\": \"documentPreview\"}"), "can't show 'documentPreview'"),
                Arguments.of(form(16, "{\"type\": \"dynamiclist\", \"path\": \"all\"}"), "can't show 'dynamiclist'"),
                Arguments.of(
                        form(16, "{\"type\": \"html\", \"content\": \"<script>1</script>\"}"), "may not bring code"),
                Arguments.of(form(16, "{\"type\": \"iframe\", \"url\": \"https://x.test\"}"), "may not bring code"),
                Arguments.of(
                        form(16, "{\"type\": \"image\", \"source\": \"https://x.test/pixel.gif\"}"),
                        "from this server"),
                Arguments.of(form(16, "{\"type\": \"image\", \"source\": \"//x.test/pixel.gif\"}"), "from this server"),
                Arguments.of(
                        form(16, "{\"type\": \"textfield\", \"key\": \"phone\", \"label\": \"Phone\"}"),
                        "mine.form, field 'Phone': its key 'phone' would be stored in the process, there are only accepted,"),
                Arguments.of(
                        form(
                                16,
                                "{\"type\": \"group\", \"components\": [{\"type\": \"number\", \"key\": \"income\"}]}"),
                        "field 'income': its key 'income' would be stored"),
                Arguments.of(
                        form(16, "{\"type\": \"group\", \"path\": \"p\", \"components\": []}"), "leave its path empty"),
                Arguments.of(form(16, CHOICE + "," + CHOICE), "another field has the key 'offer' already"),
                Arguments.of(form(16, CHOICE) + "x", "it is no valid JSON"));
    }

    @ParameterizedTest
    @MethodSource("hostileForms")
    void refusesWithASentenceThatNamesTheField(String form, String sentence) {
        assertThatThrownBy(() -> deploy("mine.form", form))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("Not deployed, nothing has changed. mine.form")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.html", "rules.xml", "picture.svg", "notes.txt", "script.js", "no-ending"})
    void refusesEveryOtherKindOfFile(String file) {
        assertThatThrownBy(() -> deploy(file, "<html/>"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(file + ": only processes (.bpmn), decisions (.dmn) and Camunda forms (.form)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedded:deployment:evil.html",
                "embedded:app:evil.html",
                "https://x.test/form",
                "camunda-forms:deployment:mine.form",
                "${offered}"
            })
    void refusesFormKeys(String key) {
        assertThatThrownBy(() -> deploy("asks.bpmn", process("camunda:formKey=\"" + key + "\"")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("'formKey' is not allowed");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    nobody-knows, latest, , there is no form 'nobody-knows'
                    choose-offer, version, 99, there is no form 'choose-offer' in version 99
                    choose-offer, version, 0, there is no form 'choose-offer' in version 0
                    choose-offer, deployment, , there is no form 'choose-offer' in this deployment
                    """)
    void refusesATaskWhoseFormWillNotBeThere(String form, String binding, String version, String sentence) {
        assertThatThrownBy(() -> deploy("asks.bpmn", process(named(form, binding, version))))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("UserTask_Ask: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            choose-offer, latest,
            choose-offer, version, 1
            """)
    void takesATaskThatNamesAShippedForm(String form, String binding, String version) {
        Deployment deployment = deploy("asks.bpmn", process(named(form, binding, version)));
        repository.deleteDeployment(deployment.getId(), true);
    }

    @Test
    void takesATaskTogetherWithItsForm() {
        Deployment deployment = repository
                .createDeployment()
                .addString("mine.form", form(16, CHOICE))
                .addString("asks.bpmn", process(named("mine", "deployment", null)))
                .deploy();
        repository.deleteDeployment(deployment.getId(), true);
    }

    private Deployment deploy(String file, String content) {
        return repository.createDeployment().addString(file, content).deploy();
    }

    private static String form(int schema, String components) {
        return "{\"id\": \"mine\", \"type\": \"default\", \"schemaVersion\": " + schema + ", \"components\": ["
                + components + "]}";
    }

    private static String named(String form, String binding, String version) {
        return "camunda:formRef=\"" + form + "\" camunda:formRefBinding=\"" + binding + "\""
                + (version == null ? "" : " camunda:formRefVersion=\"" + version + "\"");
    }

    private static String process(String attributes) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <process id="asks" isExecutable="true" camunda:historyTimeToLive="1">
                    <startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="UserTask_Ask"/>
                    <userTask id="UserTask_Ask" %s/><sequenceFlow id="f2" sourceRef="UserTask_Ask" targetRef="End"/><endEvent id="End"/>
                  </process>
                </definitions>
                """.formatted(attributes);
    }
}
